import type { ActivityData } from "@/lib/domain/booking/activity";
import { planApproval } from "@/lib/domain/booking/plan-approval";
import { planCancel } from "@/lib/domain/booking/plan-cancel";
import {
  endedSessions,
  expiredSessions,
  planNoShow,
  planRescheduleRequest,
} from "@/lib/domain/booking/plan-ending";
import { planReschedule } from "@/lib/domain/booking/plan-reschedule";
import { planResubmit } from "@/lib/domain/booking/plan-resubmit";
import { planUndo } from "@/lib/domain/booking/plan-undo";
import {
  approvedData,
  canceledData,
  endedData,
  rescheduledData,
  resubmittedData,
  undoneData,
} from "@/lib/domain/booking/record";
import type { Actor, Booking, Session } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { OPEN, occupiedBy } from "./samples";

/** One attempt to change a booking, as it comes out of the generator. */
export interface Attempt {
  readonly what:
    | "reschedule"
    | "cancel"
    | "undo"
    | "resubmit"
    | "approve"
    | "no_show"
    | "ask"
    | "complete"
    | "expire";
  readonly by: "customer" | "owner";
  readonly ids: readonly string[];
  /** As many as ids, or the suggestions of a request. */
  readonly starts: readonly Instant[];
}

export interface Last {
  readonly id: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly data: ActivityData;
}

export interface Done {
  readonly by: Actor;
  readonly data: ActivityData;
  /** What the change writes into the rows of the sessions that it is about. */
  readonly rows: ReadonlyMap<string, Partial<Session>>;
}

/** Plans an attempt and answers what the store would write for it, field by field from the plan; null when refused. */
export function attempt(
  booking: Booking,
  { what, by, ids, starts }: Attempt,
  last: Last,
  now: Instant,
): Done | null {
  const occupied = occupiedBy(booking);
  const reason = "because";
  const picks = ids.map((sessionId, index) => ({ sessionId, start: starts[index] ?? Number.NaN }));
  switch (what) {
    case "reschedule": {
      const plan = planReschedule({ booking, moves: picks, settings: OPEN, occupied, now, by, reason });
      if (!plan.ok) return null;
      return done(by, rescheduledData(plan), plan.moves, ({ to, sequence, rescheduleCount, status }) => ({
        ...to,
        status,
        icalSequence: sequence,
        rescheduleCount,
      }));
    }
    case "undo": {
      if (last.data.kind !== "rescheduled" || last.by !== "customer") return null;
      const change = { at: last.at, moves: last.data.moves, feePaid: false };
      const plan = planUndo({ booking, change, occupied, now });
      if (!plan.ok) return null;
      const data = undoneData(plan, last.id);
      return done("customer", data, plan.moves, ({ to, sequence, rescheduleCount, status }) => ({
        ...to,
        status,
        icalSequence: sequence,
        rescheduleCount,
      }));
    }
    case "cancel": {
      const plan = planCancel({ booking, sessionIds: ids, reason, now, by });
      return plan.ok ? ended(by, "canceled", canceledData(plan), plan.sessions) : null;
    }
    case "expire": {
      const sessionIds = expiredSessions(booking, now).map(({ id }) => id);
      const plan = planCancel({ booking, sessionIds, reason: null, now, by: "system" });
      return plan.ok ? ended("system", "canceled", canceledData(plan), plan.sessions) : null;
    }
    case "resubmit": {
      const plan = planResubmit({ booking, starts, settings: OPEN, occupied, reason, now });
      if (!plan.ok) return null;
      return done("customer", resubmittedData(plan), plan.sessions, ({ start, end, suggestedStarts }) => ({
        start,
        end,
        originalStart: start,
        suggestedStarts,
      }));
    }
    case "approve": {
      const plan = planApproval({
        ...{ booking, picks, settings: OPEN, occupied, now },
        reason: null,
        confirmed: true,
      });
      if (!plan.ok) return null;
      return done("owner", approvedData(plan), plan.sessions, ({ to }) => ({
        ...to,
        originalStart: to.start,
        status: "scheduled",
        suggestedStarts: null,
      }));
    }
    case "no_show": {
      const plan = planNoShow({ booking, sessionIds: ids, reason, now });
      return plan.ok ? ended("owner", "no_show", endedData("no_show", plan.sessions), plan.sessions) : null;
    }
    case "ask": {
      const plan = planRescheduleRequest({ booking, sessionIds: ids, reason });
      if (!plan.ok) return null;
      const data = endedData("reschedule_requested", plan.sessions);
      return ended("owner", "reschedule_requested", data, plan.sessions);
    }
    case "complete": {
      const over = endedSessions(booking, now).map((session) => ({
        session,
        sequence: session.icalSequence,
      }));
      return over.length > 0 ? ended("system", "completed", endedData("completed", over), over) : null;
    }
  }
}

function ended(
  by: Actor,
  status: Session["status"],
  data: ActivityData,
  sessions: readonly { readonly session: Session; readonly sequence: number }[],
): Done {
  return done(by, data, sessions, ({ sequence }) => ({ status, icalSequence: sequence }));
}

function done<Planned extends { readonly session: Session }>(
  by: Actor,
  data: ActivityData,
  sessions: readonly Planned[],
  row: (planned: Planned) => Partial<Session>,
): Done {
  return { by, data, rows: new Map(sessions.map((one) => [one.session.id, { ...row(one), statusBy: by }])) };
}
