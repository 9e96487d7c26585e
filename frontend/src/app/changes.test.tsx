import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { answerSpend, api } from "@/testing/api";
import { openApp, stopClock } from "@/testing/render-app";
import { changes } from "@/testing/spend-samples";

beforeEach(() => {
  stopClock();
  answerSpend();
});

it("sums up the change in a sentence that can be copied", async () => {
  const user = openApp("/");
  const sentence = await screen.findByText(/^Spend for Nov 1/);
  expect(sentence.textContent).toMatch(/up \$7,492\.10 \(18\.4%\) from Oct 1\s–\s22, 2026, mainly/);
  await user.click(screen.getByRole("button", { name: "Copy the sentence" }));
  expect(await screen.findByText("Copied")).toBeDefined();
  expect(await navigator.clipboard.readText()).toBe(sentence.textContent);
});

it("selects the sentence where the browser does not let a page copy", async () => {
  const user = openApp("/");
  const sentence = await screen.findByText(/^Spend for Nov 1/);
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
  Object.defineProperty(document, "execCommand", { configurable: true, value: () => false });
  await user.click(screen.getByRole("button", { name: "Copy the sentence" }));
  expect(await screen.findByText("Selected: copy it with your keyboard")).toBeDefined();
  expect(getSelection()?.toString()).toBe(sentence.textContent);
});

it("lists what changed, why, and the total; each row links to itself alone", async () => {
  openApp("/?range=last-month");
  const card = within(await screen.findByRole("region", { name: "What changed" }));
  const row = await card.findByRole("link", { name: /^Search prod · gpt-5\.6-terra/ });
  expect(row.textContent).toContain("+$8,000.00");
  expect(row.textContent).toContain("2.3× as many output tokens, at an unchanged $9.60");
  expect(row.getAttribute("href")).toBe(
    "#/projects/proj_1?range=last-month&model=gpt-5.6-terra",
  );
  const gone = card.getByRole("link", { name: /^No project · whisper/ });
  expect(gone.textContent).toContain("no spend this period−$500.00");
  expect(gone.getAttribute("href")).toBe("#/projects/none?range=last-month&model=whisper");
  expect(card.getByText("56 others").parentElement?.textContent).toContain("−$7.90");
  expect(card.getByText("Total").parentElement?.textContent).toContain("+$7,492.10");
  expect(card.getByText("Volume").parentElement?.textContent).toBe(
    "Volume (More or fewer tokens, calls or images)+$8,000.00",
  );
});

it("asks for more rows of what changed, and goes back to the largest", async () => {
  const limits: (string | null)[] = [];
  api.use(
    http.get("*/costs/changes", ({ request }) => {
      const limit = new URL(request.url).searchParams.get("limit");
      limits.push(limit);
      return HttpResponse.json(limit === "1000" ? { ...changes, others: null } : changes);
    }),
  );
  const user = openApp("/");
  const more = await screen.findByRole("button", { name: "Show all" });
  await user.click(more);
  await waitFor(() => {
    expect(screen.queryByText("56 others")).toBeNull();
  });
  expect(limits.at(-1)).toBe("1000");
  await user.click(screen.getByRole("button", { name: "Show only the largest" }));
  expect(await screen.findByText("56 others")).toBeDefined();
});
