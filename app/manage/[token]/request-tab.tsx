import { ZoneSection } from "@/app/moving/zone-section";
import { PlainSession } from "@/components/booking/session-row";
import { whenView } from "@/components/booking/when-view";
import { Banner } from "@/components/ui/banner";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Section } from "@/components/ui/page-parts";
import { MINUTE } from "@/lib/domain/time";
import type { ManagedPage } from "./open";
import { SingleBar } from "./single-bar";
import { ZonedList } from "./zoned-list";

/** A request that awaits approval: the suggested times, and the way to others. No policy binds it. */
export function RequestTab({ page, change }: { page: ManagedPage; change: boolean }) {
  const { booking, page: bookingPage } = page.view;
  const suggested = booking.sessions.flatMap(({ start, suggestedStarts }) => suggestedStarts ?? [start]);
  const times = [...suggested]
    .sort((a, b) => a - b)
    .map((start) => ({ start, end: start + booking.durationMinutes * MINUTE }));
  const zone = page.query.get("zone");
  return (
    <>
      <Banner
        tone="info"
        icon="dashed"
        title="Your booking request is awaiting approval."
        level={3}
        className="gap-m"
      >
        <p>
          {`${bookingPage.owner.name} picks ${booking.sessionCount === 1 ? "one of the times" : "from the times"} you suggested. You can withdraw the request or suggest other times at any moment.`}
        </p>
      </Banner>
      <Section title={times.length === 1 ? "Suggested time" : "Suggested times"} level={3}>
        <ZonedList items={times} zone={page.zone}>
          {(time) => (
            <PlainSession
              key={time.start}
              when={whenView(time, page.zone, booking.locale)}
              status="requested"
            />
          )}
        </ZonedList>
      </Section>
      {change ? (
        <form method="get" action={`${page.path}/times`}>
          {zone ? <HiddenInputs inputs={[{ name: "zone", value: zone }]} /> : null}
          <ZoneSection page={page} times={times} />
          <SingleBar>Suggest other times</SingleBar>
        </form>
      ) : (
        <ZoneSection page={page} times={times} />
      )}
    </>
  );
}
