import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { SessionStatus } from "@/lib/domain/booking/types";

/** Waiting is dashed, scheduled is the quietest. */
const LOOKS = {
  requested: { word: "Requested", icon: "dashed", tone: "open" },
  scheduled: { word: "Scheduled", icon: "circle", tone: "quiet" },
  rescheduled: { word: "Rescheduled", icon: "moved", tone: "accent" },
  reschedule_requested: { word: "Reschedule requested", icon: "dashed", tone: "ask" },
  completed: { word: "Completed", icon: "check", tone: "past" },
  no_show: { word: "No-show", icon: "dash", tone: "plain" },
  canceled: { word: "Canceled", icon: "cross", tone: "remove" },
} satisfies Record<SessionStatus, { word: string; icon: IconName; tone: BadgeTone }>;

export function StatusBadge({ status, id }: { status: SessionStatus; id?: string }) {
  const { word, icon, tone } = LOOKS[status];
  return (
    <Badge icon={icon} tone={tone} id={id}>
      {word}
    </Badge>
  );
}
