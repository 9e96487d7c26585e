import type { ComponentProps } from "react";

/** A notice that stands out. Bootstrap's look alone: its component brings along how to fade one out. */
export function Alert({ className = "", role = "alert", ...rest }: ComponentProps<"div">) {
  return <div {...rest} role={role} className={`alert alert-warning ${className}`} />;
}
