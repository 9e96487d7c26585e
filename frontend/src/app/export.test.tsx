import { screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { answerSpend } from "@/testing/api";
import { openApp, stopClock } from "@/testing/render-app";

beforeEach(() => {
  stopClock();
  answerSpend();
});

it("gives the table on screen, and all billed rows, as files", async () => {
  const user = openApp("/?tab=models&search=gpt&sort=name&page=1&model=gpt-5.6-terra");
  await user.click(await screen.findByRole("button", { name: "Export" }));
  const file = (name: RegExp) => {
    const link = screen.getByRole("link", { name });
    expect(link.hasAttribute("download")).toBe(true);
    const url = new URL(link.getAttribute("href") ?? "");
    return `${url.pathname}${url.search}`;
  };
  const days = "start_date=2026-11-01&end_date=2026-11-22";
  expect(file(/^This table as CSV/)).toBe(
    `/costs/breakdown?${days}&compare=previous&models=gpt-5.6-terra&by=model&search=gpt&sort=name&format=csv`,
  );
  const rows = `/costs/export?${days}&models=gpt-5.6-terra&group_by=date&group_by=project_id&group_by=line_item`;
  expect(file(/^All rows as CSV/)).toBe(`${rows}&format=csv`);
  expect(file(/^All rows as JSON/)).toBe(`${rows}&format=json`);
});

it("copies a link to the days on screen, and says so", async () => {
  const user = openApp("/?tab=models&range=last-month");
  await user.click(await screen.findByRole("button", { name: "Export" }));
  await user.click(screen.getByRole("button", { name: /^Copy link to these days/ }));
  expect(await screen.findByText("Copied", { selector: "[role=status]" })).toBeDefined();
  const copied = new URL(await navigator.clipboard.readText());
  expect(copied.hash).toBe("#/?tab=models&start=2026-10-01&end=2026-10-31");
});
