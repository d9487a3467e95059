import { unbroken } from "./names";

/** What a change costs or gives back, and until when that holds. */
export interface FeeView {
  /** "Free", "$5.00", "$25.00 refund"; null where no price is shown. */
  now: string | null;
  /** "Sun, Jun 28, 10:00 AM EDT"; null while it holds up to the start. */
  until: string | null;
  /** "$5.00" or "closed"; null where nothing follows. */
  next: string | null;
}

/** "**Free** until Sun, Jun 28, 10:00 AM EDT, then $5.00" */
export function FeeLine({ fee, id }: { fee: FeeView; id?: string }) {
  const { now, until, next } = fee;
  if (!now && !until) return null;
  const limit = until ? `${now ? " until" : "Until"} ${unbroken(until)}` : "";
  return (
    <p className="fee" id={id}>
      {now ? <strong>{now}</strong> : null}
      {limit}
      {next ? `, then ${next}` : null}
    </p>
  );
}
