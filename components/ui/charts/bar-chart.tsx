import { useId } from "react";
import { fillOf, Hatching, type SeriesIndex } from "./series";

export interface Bar {
  series: SeriesIndex;
  value: number;
  /** The value as it is written beside the bar. */
  text: string;
}

export interface BarChartProps {
  /** What the chart shows, and what stands out, as a sentence; it is spoken instead of the drawing. */
  label: string;
  /** `label` stands above its bars. */
  rows: readonly { key: string; label: string; bars: readonly Bar[] }[];
}

const LABEL = 20;
const BAR = 16;
const GAP = 4;
const BETWEEN = 12;
/** Percent of the width that the longest bar takes; the rest is for its number. */
const LONGEST = 80;

/** Lying bars, each with its number at the end. The text keeps its size, however wide the chart is. */
export function BarChart({ label, rows }: BarChartProps) {
  const id = useId();
  const most = Math.max(0, ...rows.flatMap(({ bars }) => bars.map(({ value }) => value)));
  let top = 0;
  const placed = rows.map((row) => {
    const at = top;
    top += LABEL + row.bars.length * (BAR + GAP) + BETWEEN;
    return { ...row, at };
  });
  return (
    <svg className="chart" role="img" aria-label={label} width="100%" height={Math.max(1, top - BETWEEN)}>
      <Hatching id={id} />
      {placed.map((row) => (
        <g key={row.key}>
          <text className="chart-label" x="0" y={row.at + 14}>
            {row.label}
          </text>
          {row.bars.map((bar, index) => {
            const y = row.at + LABEL + index * (BAR + GAP);
            const width = most === 0 ? 0 : (bar.value / most) * LONGEST;
            return (
              <g key={bar.series}>
                {bar.value > 0 ? (
                  <rect x="1" y={y + 1} width={`${width}%`} height={BAR - 2} {...fillOf(bar.series, id)} />
                ) : null}
                <text className="chart-number" x={`${width}%`} dx="8" y={y + 12.5}>
                  {bar.text}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
