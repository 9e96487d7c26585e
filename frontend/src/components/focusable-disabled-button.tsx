import type { ReactNode } from "react";
import Button, { type ButtonProps } from "react-bootstrap/Button";

interface FocusableDisabledButtonProps {
  variant: NonNullable<ButtonProps["variant"]>;
  enabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** A button that keeps the focus while it is disabled. */
export function FocusableDisabledButton({ variant, enabled, onClick, children }: FocusableDisabledButtonProps) {
  return (
    <Button
      variant={variant}
      aria-disabled={!enabled}
      className={enabled ? "" : "disabled"}
      onClick={() => {
        if (enabled) onClick();
      }}
    >
      {children}
    </Button>
  );
}
