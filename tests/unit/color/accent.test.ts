import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accentPalettes,
  GROUNDS,
  isColor,
  isShownAsChosen,
  OWN_ACCENT,
  type Palette,
  READABLE,
} from "@/lib/domain/color/accent";
import { contrast, toHex, toOklch } from "@/lib/domain/color/oklch";

const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);
const EXTREMES = ["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#808080"];

/** What is read on what; ink and soft words stand on the tint of what is selected. */
function pairs({ accent, hover, onAccent, tint }: Palette, scheme: "light" | "dark"): [string, string][] {
  const words = scheme === "light" ? ["#11201f", "#4a5b5c"] : ["#e8efee", "#aebcbc"];
  return [
    ...GROUNDS[scheme].map((ground): [string, string] => [accent, ground]),
    [accent, tint],
    [onAccent, accent],
    [onAccent, hover],
    ...words.map((word): [string, string] => [word, tint]),
  ];
}

describe("a page's accent", () => {
  const readable = (color: string) => {
    const palettes = accentPalettes(color);
    for (const scheme of ["light", "dark"] as const) {
      for (const [text, ground] of pairs(palettes[scheme], scheme)) {
        expect(contrast(text, ground), `${color}, ${scheme}: ${text} on ${ground}`).toBeGreaterThanOrEqual(
          READABLE,
        );
      }
      for (const part of Object.values(palettes[scheme])) expect(isColor(part), part).toBe(true);
    }
  };

  it.each(EXTREMES)("can be read on every ground, made from %s", readable);

  it("can be read on every ground, made from any colour", () => {
    fc.assert(fc.property(anyColor, readable), { numRuns: 200 });
  });

  it("stays the very colour that was chosen where that can be read", () => {
    for (const color of ["#0a5866", "#7a1f4f", "#123456"]) {
      expect(accentPalettes(color).light.accent).toBe(color);
      expect(isShownAsChosen(color)).toBe(true);
    }
  });

  it("is darkened on a light ground, with its hue, where it could not be read", () => {
    const { light, dark } = accentPalettes("#ffee00");
    expect(isShownAsChosen("#ffee00")).toBe(false);
    expect(toOklch(light.accent).lightness).toBeLessThan(toOklch("#ffee00").lightness);
    expect(Math.abs(toOklch(light.accent).hue - toOklch("#ffee00").hue)).toBeLessThan(0.1);
    expect(toOklch(dark.accent).lightness).toBeGreaterThan(0.7);
  });

  it("has a hover that can be told from it", () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        for (const { accent, hover } of Object.values(accentPalettes(color))) {
          expect(Math.abs(toOklch(accent).lightness - toOklch(hover).lightness)).toBeGreaterThan(0.03);
        }
      }),
      { numRuns: 100 },
    );
  });
});

it("a colour comes back the same from its lightness, chroma and hue", () => {
  fc.assert(fc.property(anyColor, (color) => toHex(toOklch(color)) === color));
});

it("contrast is WCAG's", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

it("the colours known here are those of the stylesheet", () => {
  const [light = "", dark = ""] = readFileSync("app/styles/tokens.css", "utf8").split(
    "prefers-color-scheme: dark",
  );
  for (const [scheme, css] of [
    ["light", light],
    ["dark", dark],
  ] as const) {
    const token = (name: string) => new RegExp(`--color-${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
    expect(GROUNDS[scheme]).toEqual(["page", "surface", "sunken"].map(token));
    const names = {
      accent: "accent",
      hover: "accent-hover",
      onAccent: "on-accent",
      tint: "accent-tint",
      line: "accent-line",
    };
    const own = Object.fromEntries(Object.entries(names).map(([part, name]) => [part, token(name)]));
    expect(OWN_ACCENT[scheme]).toEqual(own);
  }
});
