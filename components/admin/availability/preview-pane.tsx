import { ZoneLine } from "@/components/booking/zone-line";
import { Anchor } from "@/components/ui/anchor";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Field, Select } from "@/components/ui/field";
import { PREVIEW_FIELD } from "./form-model";
import { PreviewDays } from "./preview-days";
import type { Counts, PreviewView } from "./preview-view";

export interface PreviewPaneProps {
  /** The id of the form whose settings are previewed. */
  form: string;
  eventTypes: readonly { readonly id: string; readonly title: string }[];
  chosen: string | undefined;
  view: PreviewView | null;
  /** Called when another event type was chosen. */
  onInput: () => void;
  /** Why what is shown is not what stands in the form; null where it is. */
  waiting: string | null;
}

/** What customers would be offered in the next weeks, and what of it is new. */
export function PreviewPane({ form, eventTypes, chosen, view, onInput, waiting }: PreviewPaneProps) {
  return (
    <aside className="pane pane-side" aria-labelledby="preview" onInput={onInput}>
      <div className="preview slots-preview">
        <div>
          <h2 id="preview">What are customers offered?</h2>
          <p className="note">The next 4 weeks with the settings as they stand here, saved or not.</p>
        </div>
        {eventTypes.length > 0 ? (
          <Field id="preview-event-type" label="Times for">
            {(control) => (
              <Select {...control} form={form} name={PREVIEW_FIELD} defaultValue={chosen}>
                {eventTypes.map(({ id, title }) => (
                  <option value={id} key={id}>
                    {title}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        <p className="unscripted">
          <Button form={form} name="intent" value="preview" icon="repeat">
            Preview
          </Button>
        </p>
        <div role="status" className="slots-status">
          {waiting ? (
            <Banner tone="ask" title="The preview waits" level={3}>
              <p>{waiting}</p>
            </Banner>
          ) : null}
          {view && !waiting ? <p>{summaryOf(view.counts)}</p> : null}
        </div>
        {view ? <Shown view={view} stale={waiting !== null} /> : null}
      </div>
    </aside>
  );
}

function Shown({ view, stale }: { view: PreviewView; stale: boolean }) {
  const { counts, outside } = view;
  return (
    <div className={stale ? "slots-shown is-stale" : "slots-shown"}>
      {view.paused ? (
        <Banner tone="info" title="This page takes no new bookings now" level={3}>
          <p>Customers can use these times to reschedule only.</p>
        </Banner>
      ) : null}
      {outside.count > 0 ? <Outside {...outside} /> : null}
      {counts.free + counts.gone === 0 ? (
        <Empty icon="calendar" level={3}>
          No times in the next 4 weeks. Add hours, or shorten the notice.
        </Empty>
      ) : (
        <PreviewDays weeks={view.weeks} />
      )}
      <ZoneLine label={view.zone} changeHref={null} />
    </div>
  );
}

/** Sessions that were booked before the hours changed. */
function Outside({ count, first }: PreviewView["outside"]) {
  const title =
    count === 1
      ? "1 coming session lies outside these hours"
      : `${count} coming sessions lie outside these hours`;
  const more = count - first.length;
  return (
    <Banner tone="ask" title={title} level={3}>
      <p>{count === 1 ? "It stays as it is." : "They stay as they are."}</p>
      <ul>
        {first.map(({ sessionId, when, who }) => (
          <li key={sessionId}>
            <Anchor href={`/admin/activity/${sessionId}`}>{when}</Anchor> {who}
          </li>
        ))}
        {more > 0 ? <li>and {more} more</li> : null}
      </ul>
    </Banner>
  );
}

function summaryOf(counts: Counts): string {
  const free = counts.free === 1 ? "1 time is free." : `${counts.free} times are free.`;
  return `${free} ${changeOf(counts)}.`;
}

/** "60 new times, 31 gone" */
export function changeOf({ added, gone }: Counts): string {
  if (added + gone === 0) return "No time changes";
  return `${added === 1 ? "1 new time" : `${added} new times`}, ${gone} gone`;
}
