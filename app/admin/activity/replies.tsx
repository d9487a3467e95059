import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { writeMove } from "@/lib/move-parameter";
import type { SessionRecord } from "@/lib/services/activity/read-session-record";
import { readRepliesOfSession, type WaitingReply } from "@/lib/services/calendars/waiting-replies";
import { replyReasons, replyTitle } from "./reply-words";
import { momentText, type Reader } from "./times";

export interface RepliesProps {
  record: SessionRecord;
  reader: Reader;
  /** The page itself, to come back to. */
  back: string;
}

/** What calendars answered to the invitation, each with what can be done about it. */
export async function Replies({ record, reader, back }: RepliesProps) {
  const { access, session, mayEdit } = record;
  const waiting = await readRepliesOfSession(access.accountId, session.id, reader.now);
  return waiting.map((reply) => (
    <Banner key={reply.id} tone="ask" icon="calendar" level={3} title={replyTitle(reply, reader)}>
      <p>{momentText(reply.receivedAt, reader)}. Nothing has changed: the session stands until you decide.</p>
      {mayEdit ? <Decisions reply={reply} back={back} /> : null}
    </Banner>
  ));
}

function Decisions({ reply, back }: Pick<RepliesProps, "back"> & { reply: WaitingReply }) {
  const { id, sessionId, answer, proposedStart } = reply;
  const reasons = replyReasons(reply);
  const to = (action: string, more: Record<string, string> = {}) =>
    `/admin/sessions/${action}?${new URLSearchParams({ session: sessionId, ...more })}`;
  return (
    <div className="side-by-side gap-s">
      {answer === "declined" ? (
        <>
          <ButtonLink small tone="danger" icon="cross" href={to("cancel", { note: reasons.cancel })}>
            Cancel it
          </ButtonLink>
          <ButtonLink small href={to("request", { note: reasons.request })}>
            Ask for a new time
          </ButtonLink>
        </>
      ) : proposedStart === null ? (
        <ButtonLink small href={to("reschedule")}>
          Pick the new time
        </ButtonLink>
      ) : (
        <ButtonLink
          small
          href={to("reschedule/review", {
            move: writeMove({ sessionId, start: proposedStart }),
            note: reasons.move,
          })}
        >
          Move to that time
        </ButtonLink>
      )}
      <form method="post" action={`/api/v1/admin/activity/replies/${id}/ignore`}>
        <input type="hidden" name="back" value={back} />
        <Button small>Leave it as it is</Button>
      </form>
    </div>
  );
}
