import type { BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { Answer } from "@/lib/domain/away/answer";

/** How each answer is told: a word with a sign of its own; what waits is dashed. */
export const LOOKS = {
  waiting: { word: "Waiting", icon: "dashed", tone: "ask" },
  asking: { word: "Being asked", icon: "mail", tone: "open" },
  not_asked: { word: "Not asked", icon: "circle", tone: "quiet" },
  moved: { word: "Moved", icon: "moved", tone: "accent" },
  canceled: { word: "Canceled", icon: "cross", tone: "remove" },
  held: { word: "Took place", icon: "check", tone: "past" },
} satisfies Record<Answer, { word: string; icon: IconName; tone: BadgeTone }>;
