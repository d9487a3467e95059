import { LinkList } from "@/components/ui/navigation";
import { Section } from "@/components/ui/page-parts";
import type { Zone } from "@/lib/domain/time";
import { formatClockRange, formatDate } from "@/lib/format";
import type { ListedFinding } from "@/lib/services/calendars/list-findings";

const WORDS = {
  declined: "It was declined in somebody's calendar. The session stands.",
  countered: "Another time was proposed in somebody's calendar. The session stands where it is.",
  conflict: "Your calendar is busy then. The session stands.",
  moved: "You moved it in your calendar. The session stands where it was.",
  deleted: "You deleted it in your calendar. The session still stands.",
  failed: "It could not be written into your calendar.",
} satisfies Record<ListedFinding["kind"], string>;

interface FindingsProps {
  findings: readonly ListedFinding[];
  zone: Zone;
  locale: string;
}

/** Sessions that a calendar says something against, each with a way to where it is decided. */
export function Findings({ findings, zone, locale }: FindingsProps) {
  if (findings.length === 0) return null;
  return (
    <Section title="Look at these">
      <LinkList
        items={findings.map((finding) => ({
          href: `/admin/activity/${finding.sessionId}`,
          icon: "warning",
          title: `${formatDate(finding.start, zone, locale)}, ${formatClockRange(finding, zone, locale)}`,
          note: (
            <>
              {finding.title} with {finding.customerName}
              <br />
              {WORDS[finding.kind]}
            </>
          ),
        }))}
      />
    </Section>
  );
}
