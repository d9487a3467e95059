import { contrast, type Oklch, toHex, toOklch } from "./oklch";

/** What the accent is made of, each `#rrggbb`; the names are those of the tokens in app/styles/tokens.css. */
export interface Palette {
  /** Words, lines and buttons. */
  readonly accent: string;
  readonly hover: string;
  /** Words on the accent. */
  readonly onAccent: string;
  /** The ground of what is selected, and its line. */
  readonly tint: string;
  readonly line: string;
}

export interface AccentPalettes {
  readonly light: Palette;
  readonly dark: Palette;
}

/** What text has at least on its ground (WCAG 2.2 AA). */
export const READABLE = 4.5;

/** The grounds that stand under the accent: page, surface and sunken of app/styles/tokens.css. */
export const GROUNDS = {
  light: ["#fbfbfa", "#ffffff", "#f3f5f4"],
  dark: ["#0c1213", "#12191b", "#182123"],
} as const;

/** Reslot's own accent, as app/styles/tokens.css has it. */
export const OWN_ACCENT: AccentPalettes = {
  light: {
    accent: "#0a5866",
    hover: "#073f4a",
    onAccent: "#ffffff",
    tint: "#e9f3f4",
    line: "#a9cbd0",
  },
  dark: {
    accent: "#74cdd6",
    hover: "#97dde3",
    onAccent: "#04252b",
    tint: "#122c31",
    line: "#2b5860",
  },
};

const STEP = 0.005;
/** As light as an accent on a dark ground is, if its owner's colour is not lighter still. */
const DARK_ACCENT = 0.78;

/** Whether this is a colour as it is stored. */
export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

/**
 * The accent of a page in both schemes, made from one colour. Its hue stays; it is darkened (light scheme) or lightened
 * (dark scheme) as far as is needed until words in it can be read on every ground and words on it can be read too.
 *
 * @param color `#rrggbb`, lower case.
 */
export function accentPalettes(color: string): AccentPalettes {
  const chosen = toOklch(color);
  return { light: lightPalette(chosen), dark: darkPalette(chosen) };
}

/** Whether the light scheme shows the very colour that was chosen. */
export function isShownAsChosen(color: string): boolean {
  return accentPalettes(color).light.accent === color;
}

function lightPalette(chosen: Oklch): Palette {
  const tint = shade(chosen, 0.962, 0.015);
  const accent = untilReadable(chosen, -STEP, [...GROUNDS.light, tint]);
  // Nothing is darker than black, so what is almost black lightens.
  const hover = accent.lightness < 0.25 ? accent.lightness + 0.28 : accent.lightness - 0.09;
  return {
    accent: toHex(accent),
    hover: shade(accent, hover),
    onAccent: "#ffffff",
    tint,
    line: shade(chosen, 0.83, 0.045),
  };
}

function darkPalette(chosen: Oklch): Palette {
  const tint = shade(chosen, 0.275, 0.035);
  const calm = {
    ...chosen,
    lightness: Math.max(chosen.lightness, DARK_ACCENT),
    chroma: Math.min(chosen.chroma, 0.14),
  };
  const accent = untilReadable(calm, STEP, [...GROUNDS.dark, tint]);
  const hover = accent.lightness > 0.9 ? accent.lightness - 0.08 : accent.lightness + 0.06;
  return {
    accent: toHex(accent),
    hover: shade(accent, hover),
    onAccent: shade(chosen, 0.24, 0.05),
    tint,
    line: shade(chosen, 0.43, 0.06),
  };
}

function untilReadable(from: Oklch, step: number, grounds: readonly string[]): Oklch {
  let color = from;
  while (color.lightness > 0 && color.lightness < 1) {
    const hex = toHex(color);
    if (grounds.every((ground) => contrast(hex, ground) >= READABLE)) return color;
    color = { ...color, lightness: color.lightness + step };
  }
  return { ...color, chroma: 0, lightness: step < 0 ? 0 : 1 };
}

function shade(color: Oklch, lightness: number, mostChroma = color.chroma): string {
  return toHex({ ...color, lightness, chroma: Math.min(color.chroma, mostChroma) });
}
