import { firstName } from "@/components/booking/names";
import { ButtonLink, type ButtonTone } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon";
import { canMove } from "@/lib/domain/booking/status";
import type { Instant } from "@/lib/domain/time";
import type { SessionRecord } from "@/lib/services/activity/read-session-record";

interface Action {
  readonly name: string;
  readonly label: string;
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
}

/** What the owner can do with the session as it stands, each a page of its own. */
export function SessionActions({ record, now }: { record: SessionRecord; now: Instant }) {
  const actions = record.mayEdit ? actionsOf(record, now) : [];
  if (actions.length === 0) return null;
  return (
    <div className="actions">
      {actions.map(({ name, label, tone, icon }) => (
        <ButtonLink
          key={name}
          small
          tone={tone}
          icon={icon}
          href={`/admin/sessions/${name}?session=${record.session.id}`}
        >
          {label}
        </ButtonLink>
      ))}
    </div>
  );
}

export function actionsOf(
  { booking, session, money, mayRefund }: Pick<SessionRecord, "booking" | "session" | "money" | "mayRefund">,
  now: Instant,
): Action[] {
  const { status } = session;
  const first = firstName(booking.customer.name) || "the customer";
  const remove = { tone: "danger", icon: "cross" } as const;
  const waive = money.some(({ kind, status: of }) => kind === "payment_reschedule" && of === "due");
  const fee: Action[] = waive ? [{ name: "waive", label: "Waive fee" }] : [];
  if (status === "requested") {
    return [
      { name: "approve", label: "Approve" },
      { name: "cancel", label: "Decline", ...remove },
    ];
  }
  return [
    ...(canMove(status, "rescheduled", "owner")
      ? [{ name: "reschedule", label: `Reschedule for ${first}` }]
      : []),
    ...(canMove(status, "reschedule_requested", "owner")
      ? [{ name: "request", label: "Request a reschedule" }]
      : []),
    ...(canMove(status, "no_show", "owner") && session.start <= now
      ? [{ name: "no-show", label: "No-show" }]
      : []),
    ...fee,
    ...(mayRefund ? [{ name: "refund", label: "Refund" }] : []),
    ...(canMove(status, "canceled", "owner") ? [{ name: "cancel", label: "Cancel session", ...remove }] : []),
  ];
}
