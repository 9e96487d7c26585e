import { describe, expect, it } from "vitest";
import { formatMoney, formatMoneyRounded, formatMoneyShort, formatPrice } from "./money";

describe("formatMoney", () => {
  it.each([
    [48213.77123456789, "$48,213.77"],
    [0, "$0.00"],
    [-0, "$0.00"],
    [0.0004, "$0.0004"],
    [0.00042, "$0.00042"],
    [0.000426, "$0.00043"],
    [0.5, "$0.50"],
    [0.999, "$1.00"],
    [0.00999, "$0.01"],
    [0.0123, "$0.012"],
    [1e-9, "$0.000000001"],
    [-5.2, "-$5.20"],
    [-0.0004, "-$0.0004"],
    [-0.000000000000000000000001, "$0.00"],
    [1234567890.126, "$1,234,567,890.13"],
  ])("writes %d as %s", (amount, text) => {
    expect(formatMoney(amount, "usd", ["en-US"])).toBe(text);
  });

  it("follows the reader's language and the amount's currency", () => {
    expect(formatMoney(1234.5, "eur", ["de-DE"])).toBe("1.234,50\u00a0€");
    expect(formatMoney(1234.5, "usd", ["en-GB"])).toBe("$1,234.50");
  });

  it("shows an amount beside a word that is no currency", () => {
    expect(formatMoney(1234.5, "credits", ["en-US"])).toBe("1,234.50 credits");
  });
});

describe("formatPrice", () => {
  it.each([
    [1.875, "$1.875"],
    [0.075, "$0.075"],
    [9, "$9.00"],
    [1.181367369013, "$1.181"],
    [11.528567848433, "$11.53"],
    [1234.5678, "$1,234.57"],
    [0, "$0.00"],
  ])("writes %d as %s", (amount, text) => {
    expect(formatPrice(amount, "usd", ["en-US"])).toBe(text);
  });
});

describe("formatMoneyShort", () => {
  it.each([
    [0, "$0"],
    [0.25, "$0.25"],
    [0.0002, "$0.0002"],
    [5000, "$5K"],
    [1_250_000, "$1.25M"],
  ])("writes %d as %s", (amount, text) => {
    expect(formatMoneyShort(amount, "usd", ["en-US"])).toBe(text);
  });
});

describe("formatMoneyRounded", () => {
  it.each([
    [65480.4, "$65,480"],
    [-65480.6, "-$65,481"],
    [99.5, "$99.50"],
    [0.0004, "$0.0004"],
  ])("writes %d as %s", (amount, text) => {
    expect(formatMoneyRounded(amount, "usd", ["en-US"])).toBe(text);
  });
});
