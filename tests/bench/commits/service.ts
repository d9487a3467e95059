// Eight customers who open their link and move a session, through the use case that the pages and the API call.

import { mintManageToken } from "@/lib/auth/manage-link";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { currentInstant } from "@/lib/clock";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { answerParent } from "../child";
import { roundsOf } from "./laps";
import { recordStatements, writeRecording } from "./recording";
import type { Lane, Round, Took } from "./types";

export type ServiceQuestion = Round | { readonly writeRecordingTo: string };

const known = new Map<string, readonly Lane[]>();
const recorded = process.env.BENCH_RECORD === "1" ? recordStatements() : undefined;

const runRound = roundsOf((callers, lane, turn) => {
  const change = () => move(known.get(callers)?.[lane], turn);
  return recorded ? recorded.during(callers, lane, turn, change) : change();
});

answerParent<ServiceQuestion, Took | null>(async (question) => {
  if ("writeRecordingTo" in question) {
    await writeRecording(question.writeRecordingTo, recorded?.recording ?? {});
    return null;
  }
  known.set(question.callers.name, question.callers.lanes);
  return runRound(question);
});

async function move(lane: Lane | undefined, turn: number): Promise<void> {
  const session = lane?.sessions[turn % lane.sessions.length];
  if (!lane || !session) throw new Error("a caller has nothing to move");
  const start = session.times[Math.floor(turn / lane.sessions.length) % 2 === 0 ? 1 : 0];
  const token = mintManageToken({
    accountId: lane.accountId,
    bookingId: session.bookingId,
    sessionId: null,
    holder: { role: "customer" },
    version: 1,
  });
  const managed = await openManagedBooking(token);
  if (!managed) throw new Error("the link does not open the booking");
  const request = {
    moves: [{ sessionId: session.sessionId, start }],
    reason: "I am away that day.",
    zone: null,
  };
  const outcome = await rescheduleSessions(managed, request, currentInstant());
  if (!outcome.ok) throw new Error(`the move was refused: ${JSON.stringify(outcome)}`);
}
