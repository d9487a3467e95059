import { forbidden, notFound } from "next/navigation";
import { type AdminView, openAdmin } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { multiLine } from "@/lib/domain/text";
import { isZone } from "@/lib/format";
import { parseMove } from "@/lib/move-parameter";
import { type OwnedSessions, openSessions } from "@/lib/services/actions/open-sessions";
import { type FormState, readFormState } from "../form-state";

const NOTE_MAX = 2000;

/** What can be done on these pages, as their addresses and routes name it. */
export type ActionName = "approve" | "cancel" | "reschedule" | "request" | "no-show" | "waive" | "refund";

/** A page that acts on sessions which its address names. */
export interface ActionPage extends AdminView {
  readonly action: ActionName;
  /** `/admin/sessions/cancel` */
  readonly path: string;
  /** The route that does it. */
  readonly route: string;
  readonly query: URLSearchParams;
  /** The bookings of the chosen sessions; none when nothing is chosen. */
  readonly chosen: readonly OwnedSessions[];
  readonly state: FormState;
}

/** Opens the chosen sessions for whoever may change all of them; ends with 404 or 403 otherwise. */
export async function openAction(action: ActionName, searchParams: SearchParams): Promise<ActionPage> {
  const view = await openAdmin();
  const query = await readQuery(searchParams);
  const moved = query.getAll("move").flatMap((text) => parseMove(text)?.sessionId ?? []);
  const opened = await openSessions(view.user, [...query.getAll("session"), ...moved]);
  if (!opened.ok) return opened.code === "forbidden" ? forbidden() : notFound();
  const route = `/api/v1/admin/sessions/${action}`;
  const zone = query.get("zone");
  return {
    ...view,
    zone: zone && isZone(zone) ? zone : view.zone,
    action,
    path: `/admin/sessions/${action}`,
    route,
    query,
    chosen: opened.bookings,
    state: await readFormState(view.user, route, query, { reason: suggestedNote(query) }, view.now),
  };
}

/** What an address suggests to write to the customer; nothing is done before somebody has read it. */
function suggestedNote(query: URLSearchParams): string {
  return multiLine(query.get("note") ?? "", NOTE_MAX);
}

/** One session with its booking. */
export interface ChosenSession {
  readonly booking: Booking;
  readonly session: Session;
}

export function sessionsOf(chosen: readonly OwnedSessions[]): ChosenSession[] {
  return chosen.flatMap(({ owned, sessions }) =>
    sessions.map((session) => ({ booking: owned.booking, session })),
  );
}

/** The bookings with those of their sessions that fit; a booking without any is left out. */
export function only(chosen: readonly OwnedSessions[], fits: (session: Session) => boolean): OwnedSessions[] {
  return chosen.flatMap(({ owned, sessions }) => {
    const fitting = sessions.filter(fits);
    return fitting.length > 0 ? [{ owned, sessions: fitting }] : [];
  });
}

/** The page as its forms come back to it: with the sessions, without what was typed. */
export function backPath({ path, query }: Pick<ActionPage, "path" | "query">): string {
  const kept = new URLSearchParams(query);
  for (const name of ["draft", "saved"]) kept.delete(name);
  return `${path}?${kept}`;
}
