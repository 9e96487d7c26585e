import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { FocusableDisabledButton } from "./focusable-disabled-button";

it("does nothing while it is out of use, and keeps the focus when it becomes so", async () => {
  const press = vi.fn();
  const button = (enabled: boolean) => (
    <FocusableDisabledButton variant="primary" enabled={enabled} onClick={press}>
      Go
    </FocusableDisabledButton>
  );
  const user = userEvent.setup();
  const { rerender } = render(button(true));
  await user.tab();
  await user.keyboard("{Enter}");
  rerender(button(false));
  await user.keyboard("{Enter}");
  expect(press).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Go" }));
});
