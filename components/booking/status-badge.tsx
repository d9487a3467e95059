import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { STATUS_WORDS } from "@/lib/status-words";

/** Waiting is dashed, scheduled is the quietest. */
const LOOKS = {
  requested: { icon: "dashed", tone: "open" },
  scheduled: { icon: "circle", tone: "quiet" },
  rescheduled: { icon: "moved", tone: "accent" },
  reschedule_requested: { icon: "dashed", tone: "ask" },
  completed: { icon: "check", tone: "past" },
  no_show: { icon: "dash", tone: "plain" },
  canceled: { icon: "cross", tone: "remove" },
} satisfies Record<SessionStatus, { icon: IconName; tone: BadgeTone }>;

export function StatusBadge({ status, id }: { status: SessionStatus; id?: string }) {
  const { icon, tone } = LOOKS[status];
  return (
    <Badge icon={icon} tone={tone} id={id}>
      {STATUS_WORDS[status]}
    </Badge>
  );
}
