import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { ChangeKind } from "@/lib/domain/policy/types";
import type { ManagedPage } from "./open";

const CHANGED = { reschedule: "rescheduled", cancel: "canceled" } satisfies Record<ChangeKind, string>;

/** No session can be changed: says so, and how to reach the owner. */
export function NothingOpen({ page, kind }: { page: ManagedPage; kind: ChangeKind }) {
  const { booking, page: bookingPage } = page.view;
  const { owner } = bookingPage;
  const ahead = booking.sessions.some(({ start, status }) => start > page.now && status !== "canceled");
  const subject = booking.sessionCount === 1 ? "This booking" : "None of your sessions";
  const can = booking.sessionCount === 1 ? "cannot" : "can";
  return (
    <div className="section">
      <Empty
        icon="lock"
        level={3}
        title={`${subject} ${can} be ${CHANGED[kind]} online`}
        action={
          ahead ? (
            <ButtonLink href={`mailto:${owner.email}`} icon="mail">
              {`Contact ${owner.name}`}
            </ButtonLink>
          ) : null
        }
      >
        {ahead
          ? `${owner.name} can still change it for you. Write a mail to ask.`
          : "Everything that was booked here has taken place or was canceled."}
      </Empty>
    </div>
  );
}
