import { type CSSProperties, useId } from "react";
import { unbroken } from "@/components/booking/names";
import { classes } from "@/components/ui/classes";
import type { TierLineView } from "@/lib/policy-preview";

/** More than these do not fit side by side: the line stands upright then, as on narrow screens. */
const MOST_ABREAST = 5;

/** The first band is drawn wider and a closed one narrower: the line shows an order, it is not to scale. */
function weightOf(band: TierLineView["bands"][number], index: number): number {
  if (band.closed && index > 0) return 3;
  return index === 0 ? 5 : 3.6;
}

/** From the booking, at the start, to the session, at the end. Dashed is closed; a pin marks the previewed moment. */
export function TierLine({ label, line }: { label: string; line: TierLineView }) {
  const id = useId();
  const { bands, pin } = line;
  const weights = bands.map(weightOf);
  const columns = { "--tier-columns": weights.map((weight) => `${weight}fr`).join(" ") } as CSSProperties;
  return (
    <figure
      className={classes("tierline", bands.length > MOST_ABREAST && "tierline-upright")}
      aria-labelledby={id}
    >
      <figcaption className="sr" id={id}>
        {label}
      </figcaption>
      <ol style={columns}>
        {bands.map((band, index) => (
          <li key={band.from} className={classes("tier", toneOf(band, index))}>
            <span className="tier-band">{band.text}</span> <span className="tier-from">{band.from}</span>
            {pin?.band === index ? (
              <span className="tier-pin" style={placeOf(pin, weights)}>
                <span>{unbroken(pin.text)}</span>
              </span>
            ) : null}
            {index === bands.length - 1 ? (
              <>
                {" "}
                <span className="tier-to">Start</span>
              </>
            ) : null}
          </li>
        ))}
      </ol>
    </figure>
  );
}

function toneOf({ closed }: TierLineView["bands"][number], index: number): string {
  if (closed) return "tier-closed";
  return index === 0 ? "tier-1" : "tier-2";
}

/** The pin stands at its place in the band; its words lean inwards at either end of the line. */
function placeOf({ band, at }: NonNullable<TierLineView["pin"]>, weights: readonly number[]): CSSProperties {
  const sum = (list: readonly number[]) => list.reduce((total, weight) => total + weight, 0);
  const along = (sum(weights.slice(0, band)) + at * (weights[band] ?? 0)) / sum(weights);
  return { "--at": percent(at), "--lean": percent(-along) } as CSSProperties;
}

function percent(part: number): string {
  return `${Math.round(part * 1000) / 10}%`;
}
