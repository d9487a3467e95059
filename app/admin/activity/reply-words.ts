import type { WaitingReply } from "@/lib/services/calendars/waiting-replies";
import { type Reader, timeText } from "./times";

type Writer = Pick<WaitingReply, "who" | "role">;

export function replyTitle(
  { who, role, answer, proposedStart }: Writer & Pick<WaitingReply, "answer" | "proposedStart">,
  reader: Reader,
): string {
  if (answer === "declined") return `${who} declined in their ${role === "owner" ? "own " : ""}calendar`;
  return proposedStart === null
    ? `${who} proposes another time`
    : `${who} proposes ${timeText(proposedStart, reader)}`;
}

interface Reasons {
  readonly cancel: string;
  readonly request: string;
  readonly move: string;
}

/** What the customer, who reads it, is offered to be told as the reason: they need not be the one who answered. */
export function replyReasons({ who, role }: Writer): Reasons {
  switch (role) {
    case "customer":
      return {
        cancel: "You declined it in your calendar.",
        request: "You declined the time in your calendar. Please pick another one.",
        move: "This is the time that you proposed.",
      };
    case "guest":
      return {
        cancel: `${who} declined it in their calendar.`,
        request: `${who} declined the time in their calendar. Please pick another one.`,
        move: `This is the time that ${who} proposed.`,
      };
    case "owner":
      return {
        cancel: `${who} can't make it.`,
        request: `${who} can't make it at that time. Please pick another one.`,
        move: `This is the time that ${who} proposed.`,
      };
  }
}
