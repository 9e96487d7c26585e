import type { ReactNode } from "react";
import Button, { type ButtonProps } from "react-bootstrap/Button";

interface FocusableDisabledButtonProps {
  variant: NonNullable<ButtonProps["variant"]>;
  possible: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** A button that can be out of use for a while: unlike a disabled one, it then keeps the focus. */
export function FocusableDisabledButton({ variant, possible, onClick, children }: FocusableDisabledButtonProps) {
  return (
    <Button
      variant={variant}
      aria-disabled={!possible}
      className={possible ? "" : "disabled"}
      onClick={() => {
        if (possible) onClick();
      }}
    >
      {children}
    </Button>
  );
}
