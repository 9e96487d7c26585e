import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { TabPanel, Tabs } from "./tabs";

const FRUIT = [
  { id: "apple", label: "Apples" },
  { id: "pear", label: "Pears" },
  { id: "plum", label: "Plums" },
] as const;

function Fruit() {
  const [active, setActive] = useState<(typeof FRUIT)[number]["id"]>("apple");
  return (
    <>
      <Tabs label="Fruit" tabs={FRUIT} active={active} onChoose={setActive} panel="fruit" />
      <TabPanel panel="fruit" active={active}>
        {active}
      </TabPanel>
    </>
  );
}

function chosen() {
  return screen.getByRole("tab", { selected: true }).textContent;
}

it("shows a panel that is named by the chosen tab", async () => {
  render(<Fruit />);
  await userEvent.click(screen.getByRole("tab", { name: "Pears" }));
  expect(screen.getByRole("tabpanel", { name: "Pears" }).textContent).toBe("pear");
});

it("is one tab stop, and its arrow keys wrap round and select", async () => {
  const user = userEvent.setup();
  render(<Fruit />);
  await user.tab();
  const visited = [];
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"]) {
    await user.keyboard(`{${key}}`);
    expect(document.activeElement?.textContent).toBe(chosen());
    visited.push(chosen());
  }
  expect(visited).toEqual(["Pears", "Plums", "Apples", "Plums", "Apples", "Plums"]);
  await user.tab();
  expect(document.activeElement).toBe(document.body);
});

it("leaves other keys alone", async () => {
  const user = userEvent.setup();
  render(<Fruit />);
  await user.tab();
  await user.keyboard("x");
  expect(chosen()).toBe("Apples");
});
