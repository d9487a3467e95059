import type { CSSProperties } from "react";
import { type AccentPalettes, GROUNDS, type Palette } from "@/lib/domain/color/accent";

/** What an accent comes to on light and on dark ground. */
export function AccentSamples({ palettes: { light, dark } }: { palettes: AccentPalettes }) {
  return (
    <div className="accent-samples">
      <Sample name="Light" palette={light} ground={GROUNDS.light[1]} ink="#11201f" />
      <Sample name="Dark" palette={dark} ground={GROUNDS.dark[1]} ink="#e8efee" />
    </div>
  );
}

interface SampleProps {
  name: string;
  palette: Palette;
  ground: string;
  ink: string;
}

function Sample({ name, palette, ground, ink }: SampleProps) {
  const style = {
    "--ground": ground,
    "--ink": ink,
    "--color-accent": palette.accent,
    "--color-on-accent": palette.onAccent,
    "--color-accent-tint": palette.tint,
    "--color-accent-line": palette.line,
  } as CSSProperties;
  return (
    <figure className="accent-sample" style={style}>
      <figcaption>{name}</figcaption>
      <span className="accent-button">Book 3 sessions</span>
      <span className="accent-chosen">10:00 AM</span>
      <span className="accent-link">Change</span>
    </figure>
  );
}
