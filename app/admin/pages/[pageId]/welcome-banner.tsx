import { Anchor } from "@/components/ui/anchor";
import { Banner } from "@/components/ui/banner";
import { env } from "@/lib/env";

/** The page was just made: where it is, and what makes it one's own. */
export function WelcomeBanner({ page }: { page: { id: string; slug: string } }) {
  const path = `/admin/pages/${page.id}`;
  return (
    <div role="status" className="news">
      <Banner tone="keep" title={`The page is there: ${env().APP_URL}/${page.slug}`}>
        <p>
          Customers can book it now, one session at a time, from 9 to 5 on working days. Next:{" "}
          <Anchor href={`${path}/event-types/new`}>add an event type</Anchor>,{" "}
          <Anchor href={`${path}/availability`}>set your hours</Anchor>.
        </p>
      </Banner>
    </div>
  );
}
