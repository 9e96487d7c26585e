import type { ComponentProps } from "react";
import { Link as WouterLink } from "wouter";
import { resolve, type To } from "./address";
import { usePathname } from "./use-address";

interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  to: To;
}

/** A link within the dashboard. */
export function Link({ to, ...rest }: LinkProps) {
  return <WouterLink {...rest} to={resolve(to, usePathname())} />;
}
