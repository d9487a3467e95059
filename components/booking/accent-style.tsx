import { accentPalettes, type Palette } from "@/lib/domain/color/accent";

/** A page's own colour in both schemes, over the tokens of app/styles/tokens.css. */
export function AccentStyle({ color }: { color: string }) {
  const { light, dark } = accentPalettes(color);
  return <style>{`:root{${tokens(light)}}@media (prefers-color-scheme:dark){:root{${tokens(dark)}}}`}</style>;
}

function tokens({ accent, hover, onAccent, tint, line }: Palette): string {
  return [
    `--color-accent:${accent}`,
    `--color-accent-hover:${hover}`,
    `--color-on-accent:${onAccent}`,
    `--color-accent-tint:${tint}`,
    `--color-accent-line:${line}`,
  ].join(";");
}
