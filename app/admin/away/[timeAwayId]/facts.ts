import { formatShortDate } from "@/lib/format";
import type { TimeAwayView } from "@/lib/services/away/read-time-away";
import { answersInShort, counted, enumerate } from "../words";

/** "You are away", "Dana Demo was away" */
export function titleOf({ away, stage }: TimeAwayView, readerId: string): string {
  const you = away.ownerId === readerId;
  switch (stage) {
    case "planned":
      return you ? "You will be away" : `${away.ownerName} will be away`;
    case "running":
      return you ? "You are away" : `${away.ownerName} is away`;
    case "over":
      return you ? "You were away" : `${away.ownerName} was away`;
    case "ended":
      return you ? "You are back" : `${away.ownerName} is back`;
  }
}

/** What has just been done, for the page that it leads to; null for nothing. */
export function saidOf(said: string | null, { counts, pages }: TimeAwayView): string | null {
  switch (said) {
    case "closed": {
      const days = Math.max(0, ...pages.map((page) => page.days));
      const asked = counts.asking + counts.waiting + counts.moved + counts.canceled;
      const rest =
        asked === 0 ? "Nobody is asked." : `The customers of ${counted(asked, "session")} are asked.`;
      return `${counted(days, "day")} closed for new bookings. ${rest}`;
    }
    case "asked":
      return "They are being asked. Their mails leave at once.";
    case "open":
      return "The days have their old hours back. Sessions already asked about stay asked.";
    default:
      return null;
  }
}

export function factsOf({ away, stage, pages, counts, owner }: TimeAwayView, locale: string) {
  const days = Math.max(0, ...pages.map((page) => page.days));
  const titles = enumerate(pages.map(({ title }) => title));
  const closed =
    stage === "ended" && away.endedAt !== null
      ? `Open again since ${formatShortDate(away.endedAt, pages[0]?.zone ?? "UTC", locale)}: ${titles}`
      : `${counted(days, "day")} on ${titles}`;
  const mine = new Set(owner.pages.map(({ pageId }) => pageId));
  const hidden = pages.some(({ pageId }) => !mine.has(pageId));
  return [
    { term: "Closed", detail: closed },
    {
      term: "Sessions",
      detail: answersInShort(counts) + (hidden ? " Only those on pages that you edit." : ""),
    },
    ...(away.note === "" ? [] : [{ term: "Note", detail: away.note }]),
    { term: "Noted by", detail: away.createdBy },
  ];
}
