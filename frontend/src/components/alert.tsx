import type { ComponentProps } from "react";

/** A notice in Bootstrap's style; its own component would add code to fade one out. */
export function Alert({ className = "", role = "alert", ...rest }: ComponentProps<"div">) {
  return <div {...rest} role={role} className={`alert alert-warning ${className}`} />;
}
