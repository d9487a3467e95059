import { shortWhen } from "@/components/booking/when-view";
import { type LinkItem, LinkList } from "@/components/ui/navigation";
import { Section } from "@/components/ui/page-parts";
import type { TimeAwayPlan } from "@/lib/services/away/plan-time-away";
import { counted } from "../../words";

interface OpenRequestsProps {
  requests: TimeAwayPlan["requests"];
  locale: string;
}

/** What awaits approval and suggests a time on the days: it is left alone here, and decided in the activity. */
export function OpenRequests({ requests, locale }: OpenRequestsProps) {
  const items = requests.map((request): LinkItem => {
    const { sessionId, title, customerName, suggestedStarts, zone } = request;
    const times = suggestedStarts.map((start) => shortWhen(start, zone, locale)).join("; ");
    return {
      href: `/admin/activity/${sessionId}`,
      icon: "calendar",
      title: `${customerName}, ${title}`,
      note: `Suggested: ${times}`,
    };
  });
  return (
    <Section
      title={`${counted(requests.length, "open request")} with a time on these days`}
      className="away-requests"
    >
      <p className="note">
        Nothing is booked yet, and nobody is asked. Approve another of the suggested times, or decline.
      </p>
      <LinkList items={items} />
    </Section>
  );
}
