import { type CSSProperties, useId } from "react";
import { fillOf, Hatching } from "./series";

export interface ColumnChartProps {
  /** What the chart shows, and what stands out, as a sentence; it is spoken instead of the drawing. */
  label: string;
  /** In the order of time; each has the values of the two series. */
  columns: readonly { key: string; label: string; values: readonly [number, number] }[];
}

const PLOT = 160;
const ABOVE = 22;
const BELOW = 26;
/** A chart of few columns stays as slim as one of this many. */
const FEWEST = 8;

/** Standing bars over time, two for each step, each with its number on top. Where it is too wide its frame scrolls. */
export function ColumnChart({ label, columns }: ColumnChartProps) {
  const id = useId();
  const most = Math.max(1, ...columns.flatMap(({ values }) => values));
  const step = 100 / Math.max(FEWEST, columns.length);
  return (
    <svg
      className="chart chart-columns"
      role="img"
      aria-label={label}
      width="100%"
      height={ABOVE + PLOT + BELOW}
      style={{ "--steps": columns.length } as CSSProperties}
    >
      <Hatching id={id} />
      {columns.map(({ key, label: below, values }, index) => {
        const middle = (index + 0.5) * step;
        return (
          <g key={key}>
            {([0, 1] as const).map((series) => {
              const value = values[series];
              const height = (value / most) * PLOT;
              const x = middle + (series === 0 ? -0.36 : 0.02) * step;
              if (value === 0) return null;
              return (
                <g key={series}>
                  <rect
                    x={`${x}%`}
                    y={ABOVE + PLOT - height}
                    width={`${step * 0.34}%`}
                    height={height}
                    {...fillOf(series, id)}
                  />
                  <text
                    className="chart-number"
                    textAnchor="middle"
                    x={`${x + step * 0.17}%`}
                    y={ABOVE + PLOT - height - 6}
                  >
                    {value}
                  </text>
                </g>
              );
            })}
            <text className="chart-label" textAnchor="middle" x={`${middle}%`} y={ABOVE + PLOT + 20}>
              {below}
            </text>
          </g>
        );
      })}
      <line className="chart-base" x1="0" x2="100%" y1={ABOVE + PLOT + 0.5} y2={ABOVE + PLOT + 0.5} />
    </svg>
  );
}
