import { Anchor } from "@/components/ui/anchor";
import { Banner } from "@/components/ui/banner";
import { roleAllows } from "@/lib/auth/page-access";
import { readRepliesOfPages } from "@/lib/services/calendars/waiting-replies";
import { listFailingAddresses } from "@/lib/services/mail/list-failing-addresses";
import type { AdminView } from "../open";
import { STREAM } from "./addresses";
import { replyTitle } from "./replies";
import { momentText, timeText } from "./times";

/** What stands above the list: addresses that take no mail, and what calendars answered. */
export async function Notes({ view }: { view: AdminView }) {
  const { user, pages, now } = view;
  const pageIds = pages.filter(({ role }) => roleAllows(role, "edit")).map(({ pageId }) => pageId);
  const [failing, replies] = await Promise.all([
    listFailingAddresses(user, pageIds, now),
    readRepliesOfPages(user.accountId, pageIds, now),
  ]);
  if (replies.length + failing.length === 0) return null;
  return (
    <div className="notes">
      {replies.map((reply) => (
        <Banner key={reply.id} tone="ask" icon="calendar" title={replyTitle(reply, view)}>
          <p>
            <Anchor href={`${STREAM}/${reply.sessionId}`}>
              {reply.title}, {timeText(reply.start, view)}
            </Anchor>{" "}
            stands until you decide.
          </p>
        </Banner>
      ))}
      {failing.map(({ address, answer, since, sessionId }) => (
        <Banner key={address} tone="ask" icon="mail" title={`Mail to ${address} does not arrive`}>
          <p>
            <Anchor href={`${STREAM}/${sessionId}`}>Their last booking</Anchor>, {momentText(since, view)}:{" "}
            {answer}
          </p>
        </Banner>
      ))}
    </div>
  );
}
