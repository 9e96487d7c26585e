import type { ComponentProps } from "react";
import { hashTo, type To } from "./address";
import { usePathname } from "./use-address";

interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  to: To;
}

/** A link to somewhere in the dashboard; the browser follows it. */
export function Link({ to, children, ...rest }: LinkProps) {
  return (
    <a {...rest} href={hashTo(to, usePathname())}>
      {children}
    </a>
  );
}
