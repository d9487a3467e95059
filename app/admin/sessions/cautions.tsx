import { shortWhen } from "@/components/booking/when-view";
import { Banner } from "@/components/ui/banner";
import { cautionSentence } from "@/lib/domain/availability/cautions";
import type { CautionedTime } from "@/lib/domain/booking/confirmation";
import type { ActionPage } from "./open";

/** Times that customers are not offered, and why; the owner may take them all the same. */
export function Cautions({ page, cautions }: { page: ActionPage; cautions: readonly CautionedTime[] }) {
  if (cautions.length === 0) return null;
  return (
    <Banner
      tone="ask"
      title={
        cautions.length === 1
          ? "Customers are not offered this time"
          : "Customers are not offered these times"
      }
    >
      <ul>
        {cautions.map(({ session, start, cautions: all }) => (
          <li key={session}>
            {`${shortWhen(start, page.zone, page.locale)}: ${all.map(cautionSentence).join(" ")}`}
          </li>
        ))}
      </ul>
      <p>You can take {cautions.length === 1 ? "it" : "them"} all the same.</p>
    </Banner>
  );
}
