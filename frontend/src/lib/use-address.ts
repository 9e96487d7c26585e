import { createContext, useContext } from "react";
import type { Address } from "@/lib/address";

export const AddressContext = createContext<Address | null>(null);

/** Where in the dashboard the person is, now and later. */
export function useAddress(): Address {
  const address = useContext(AddressContext);
  if (address === null) throw new Error("useAddress is used outside of <AddressProvider>");
  return address;
}
