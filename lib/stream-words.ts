import { formatMoney } from "./format";
import type { StreamRow } from "./services/activity/read-activity";

type Told = Pick<StreamRow, "status" | "statusBy" | "latest" | "packageCompleted">;

/**
 * What happened to a session last, in two or three words beside its status; may be empty.
 *
 * @param me The reader's name, who is "you"; null for a text that many read.
 */
export function changeWord({ status, statusBy, latest, packageCompleted }: Told, me: string | null): string {
  const by = byWord(latest ?? { by: statusBy, byName: "" }, me);
  switch (status) {
    case "requested":
      return latest?.kind === "resubmitted" ? `other times suggested ${by}` : "waiting for approval";
    case "scheduled":
      if (latest?.kind === "approved") return `approved ${by}`;
      return latest?.kind === "undone" ? `moved back ${by}` : "booked";
    case "rescheduled":
      return latest?.kind === "undone" ? `moved back ${by}` : by;
    case "completed":
      return packageCompleted ? "package completed" : "";
    case "no_show":
      return `marked ${by}`;
    case "reschedule_requested":
      return by;
    case "canceled":
      return latest?.kind === "withdrawn" ? requestEndWord(latest, me) : by;
  }
}

type Author = Pick<NonNullable<StreamRow["latest"]>, "by" | "byName">;

function requestEndWord(author: Author, me: string | null): string {
  if (author.by === "system") return "request expired";
  return author.by === "customer" ? "request withdrawn" : `request declined ${byWord(author, me)}`;
}

/** "by customer", "by you", "by Dana Demo" */
export function byWord({ by, byName }: Author, me: string | null): string {
  if (by === "customer") return "by customer";
  if (by === "system") return "by itself";
  return byName !== "" && byName === me ? "by you" : `by ${byName || "owner"}`;
}

const QUESTION_WORDS = {
  declined: "declined in a calendar",
  countered: "another time proposed",
  moved: "moved in the calendar",
  deleted: "deleted in the calendar",
  conflict: "the calendar is busy",
} satisfies Record<NonNullable<StreamRow["asked"]>, string>;

/** What a calendar asks about a session, in a few words; null where it asks nothing. */
export function questionWord({ asked }: Pick<StreamRow, "asked">): string | null {
  return asked && QUESTION_WORDS[asked];
}

const MONEY_WORDS = {
  payment_schedule: "payment",
  payment_reschedule: "fee",
  refund_automatic: "refund",
  refund_manual: "refund",
} satisfies Record<NonNullable<StreamRow["trouble"]>["kind"], string>;

/** "$30.00 refund failed"; null for no trouble. */
export function troubleWord({ trouble }: Pick<StreamRow, "trouble">, locale: string): string | null {
  return trouble && `${formatMoney(trouble, locale)} ${MONEY_WORDS[trouble.kind]} failed`;
}
