import { useId } from "react";

/** How many series a chart can tell apart: filled, hatched. */
export type SeriesIndex = 0 | 1;

/** The hatching of the second series, to be named by its bars. Each series has a pattern, so that none needs its colour. */
export function Hatching({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="chart-ground" width="6" height="6" />
        <line className="chart-hatch" x1="0" y1="0" x2="0" y2="6" />
      </pattern>
    </defs>
  );
}

/** What a bar of that series is filled with. */
export function fillOf(series: SeriesIndex, hatchingId: string): { className: string; fill?: string } {
  return series === 0
    ? { className: "chart-bar chart-filled" }
    : { className: "chart-bar chart-hatched", fill: `url(#${hatchingId})` };
}

/** Which pattern means what, in words. */
export function Legend({ names }: { names: readonly string[] }) {
  const id = useId();
  return (
    <ul className="chart-legend">
      {names.slice(0, 2).map((name, index) => (
        <li key={name}>
          <svg width="22" height="14" aria-hidden="true" focusable="false">
            <Hatching id={id} />
            <rect x="1" y="1" width="20" height="12" {...fillOf(index === 0 ? 0 : 1, id)} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
