"use client";

import { TierLine } from "@/components/admin/tier-line";
import { FeeLine } from "@/components/booking/fee-line";
import { unbroken } from "@/components/booking/names";
import { PolicyBlock } from "@/components/booking/policy-block";
import { When } from "@/components/booking/when";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ChangeKind } from "@/lib/domain/policy/types";
import { useLivePolicy } from "./live";
import { KIND_WORDS } from "./words";

export function LiveTierLine({ kind }: { kind: ChangeKind }) {
  const { view } = useLivePolicy();
  return view ? <TierLine label={KIND_WORDS[kind].line} line={view[kind].line} /> : null;
}

/** "Up to 24 hours before the meeting" */
export function LiveClosing({ kind }: { kind: ChangeKind }) {
  const { view } = useLivePolicy();
  return `Up to ${view?.[kind].closing ?? "a time"} before the meeting`;
}

/** "Times in United States; Eastern time (GMT-4:00) [DST]." */
export function LiveZone() {
  const { view } = useLivePolicy();
  return view ? `Times in ${view.zone}.` : null;
}

export function LiveSystemText({ kind }: { kind: ChangeKind }) {
  const { view } = useLivePolicy();
  return view ? <p className="system-text">{view[kind].systemText}</p> : null;
}

/** Which fees are too small to be charged. */
export function LiveWaived({ kind }: { kind: ChangeKind }) {
  const { view } = useLivePolicy();
  const waived = view?.[kind].waived;
  return waived ? (
    <div className="waiting" role="status">
      <Icon name="info" small />
      <p>{waived}</p>
    </div>
  ) : null;
}

/** Asks for the preview. Before the script has come it is what Enter does in any field, and draws the page again. */
export function DefaultButton() {
  const { refresh } = useLivePolicy();
  return (
    <button
      type="submit"
      name="intent"
      value="preview"
      className="sr"
      tabIndex={-1}
      aria-hidden="true"
      onClick={(event) => {
        event.preventDefault();
        refresh();
      }}
    >
      Preview
    </button>
  );
}

export interface LiveBarProps {
  /** What the policy means for the bookings there are. */
  note: string;
  maySave: boolean;
}

export function LiveBar({ note, maySave }: LiveBarProps) {
  const { unsaved } = useLivePolicy();
  return (
    <div className="bar">
      <p className="bar-sum">
        <span>
          <span role="status">{unsaved && maySave ? <b>Not saved yet. </b> : null}</span>
          <span className="soft">{note}</span>
        </span>
      </p>
      {maySave ? (
        <Button tone="main" name="intent" value="save">
          Save policy
        </Button>
      ) : null}
    </div>
  );
}

/** Exactly what the customer would read: the policies, and what they mean for the session at that moment. */
export function LiveTold() {
  const { view, waiting } = useLivePolicy();
  return (
    <>
      {waiting.length > 0 ? (
        <div className="waiting" role="status">
          <Icon name="warning" small />
          <div>
            <p>
              {view
                ? "The preview waits until this is corrected:"
                : "There is a preview once this is corrected:"}
            </p>
            <ul>
              {waiting.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      {view ? (
        <div className="told" role="status" aria-atomic="false">
          <PolicyBlock title="Reschedule policy" landmark={false}>
            {view.reschedule.text}
          </PolicyBlock>
          <PolicyBlock title="Cancellation policy" landmark={false}>
            {view.cancel.text}
          </PolicyBlock>
          <hr />
          <div>
            <p>
              <When {...view.when} />
            </p>
            <dl className="facts">
              <dt>Reschedule</dt>
              <Told kind="reschedule" />
              <dt>Cancel</dt>
              <Told kind="cancel" />
            </dl>
          </div>
        </div>
      ) : null}
    </>
  );
}

function Told({ kind }: { kind: ChangeKind }) {
  const { view } = useLivePolicy();
  const words = view?.[kind].words;
  if (!words) return null;
  return <dd>{words.refusal === null ? <FeeLine fee={words} /> : <p>{unbroken(words.refusal)}</p>}</dd>;
}

export function LiveMoments() {
  const { view } = useLivePolicy();
  if (!view) return null;
  return (
    <table className="moments">
      <caption className="sr">The same session at other moments</caption>
      <thead>
        <tr>
          <th scope="col">Seen at</th>
          <th scope="col">Reschedule</th>
          <th scope="col">Cancel</th>
        </tr>
      </thead>
      <tbody>
        {view.moments.map(({ instant, at, seen, reschedule, cancel }) => (
          <tr key={instant} className={seen ? "is-now" : undefined}>
            <th scope="row">{unbroken(at)}</th>
            <td>{reschedule}</td>
            <td>{cancel}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
