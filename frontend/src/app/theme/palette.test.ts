import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Three = readonly [number, number, number];
type Matrix = readonly [Three, Three, Three];

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

/** A token's light and dark value. */
function values(token: string): Record<Theme, string> {
  const found = new RegExp(`--${token}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css);
  if (!found?.[1] || !found[2]) throw new Error(`no --${token} with two values`);
  return { light: found[1], dark: found[2] };
}

const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

const SERIES = [1, 2, 3, 4, 5, 6, 7, "other"].map((name) => `series-${name}`);

/** How colours look with each deficiency at its full strength (Machado, Oliveira and Fernandes, 2009). */
const SIGHTS: Record<string, Matrix> = {
  "full colour vision": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Three {
  const long = hex.length === 4 ? hex.replace(/\w/g, "$&$&") : hex;
  const channel = (at: number) => {
    const value = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(matrix: Matrix, [r, g, b]: Three): Three {
  const row = (of: Three) => of[0] * r + of[1] * g + of[2] * b;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

/** OKLab, in which equal distances look about equally far. */
function oklab(colour: Three): Three {
  const cone = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(cone[0]), Math.cbrt(cone[1]), Math.cbrt(cone[2])],
  );
}

function seen(hex: string, sight: string): Three {
  const matrix = SIGHTS[sight];
  if (!matrix) throw new Error(sight);
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const [r, g, b] = times(matrix, linear(hex));
  return oklab([clamp(r), clamp(g), clamp(b)]);
}

function luminance(hex: string): number {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(themes)("in the %s theme", (theme) => {
  const surface = values("surface")[theme];

  it.each(SERIES)("%s stands out 3:1 from its ground", (token) => {
    expect(contrast(values(token)[theme], surface)).toBeGreaterThanOrEqual(3);
  });

  it("words about a change stand out 4.5:1, on their own ground, too", () => {
    for (const token of ["bad", "good"]) {
      const colour = values(token)[theme];
      expect(contrast(colour, surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, values(`${token}-soft`)[theme])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(Object.keys(SIGHTS))("any two series can be distinguished with %s", (sight) => {
    const colours = SERIES.map((token) => seen(values(token)[theme], sight));
    const near = colours.flatMap((one, index) =>
      colours.slice(index + 1).map((other) => Math.hypot(...one.map((x, at) => x - (other[at] ?? 0)))),
    );
    expect(Math.min(...near)).toBeGreaterThan(0.08);
  });

  it.each(Object.keys(SIGHTS))("neighbours in the stack are far apart with %s", (sight) => {
    const colours = SERIES.map((token) => seen(values(token)[theme], sight));
    const steps = colours
      .slice(1)
      .map((one, index) => Math.hypot(...one.map((x, at) => x - (colours[index]?.[at] ?? 0))));
    expect(Math.min(...steps)).toBeGreaterThan(0.11);
  });
});
