import { Anchor } from "@/components/ui/anchor";
import { Banner } from "@/components/ui/banner";
import { roleAllows } from "@/lib/auth/page-access";
import { MINUTE } from "@/lib/domain/time";
import { listConnections } from "@/lib/services/calendars/list-calendars";
import { readUnwritten } from "@/lib/services/calendars/list-findings";
import { listFailingAddresses } from "@/lib/services/mail/list-failing-addresses";
import type { AdminView } from "../open";
import { STREAM } from "./addresses";
import { momentText } from "./times";

const CALENDARS = "/admin/calendars";

/** A server that is away for so long is worth a word; most are back before. */
const TO_SETTLE = 30 * MINUTE;

/** What stands above the list, as it belongs to no session: addresses that take no mail, and calendars that are away. */
export async function Notes({ view }: { view: AdminView }) {
  const { user, pages, now } = view;
  const pageIds = pages.filter(({ role }) => roleAllows(role, "edit")).map(({ pageId }) => pageId);
  const [failing, connections, unwritten] = await Promise.all([
    listFailingAddresses(user, pageIds, now),
    listConnections(user),
    readUnwritten(user),
  ]);
  const away = connections.filter(({ problem }) => problem !== null && problem.since <= now - TO_SETTLE);
  if (failing.length + away.length + unwritten.failed === 0) return null;
  return (
    <div className="notes">
      {away.map(({ id, name, problem, lastReadAt }) => (
        <Banner key={id} tone="ask" icon="calendar" title={`Your calendar at ${name} can't be read`}>
          <p>
            Since {momentText(problem?.since ?? now, view)}: {problem?.text}{" "}
            {lastReadAt === null ? null : "What was known before still closes your times. "}
            <Anchor href={CALENDARS}>See your calendars</Anchor>
          </p>
        </Banner>
      ))}
      {unwritten.failed === 0 ? null : (
        <Banner tone="ask" icon="calendar" title="Your calendar is behind your sessions">
          <p>
            {unwritten.failed === 1 ? "1 change" : `${unwritten.failed} changes`} could not be written into
            it. <Anchor href={CALENDARS}>See your calendars</Anchor>
          </p>
        </Banner>
      )}
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
