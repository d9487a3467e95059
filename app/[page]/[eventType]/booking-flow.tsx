import { PickSection } from "@/app/picking/pick-section";
import { type Goal, inputsOf, type PickState } from "@/app/picking/state";
import { readTimes } from "@/app/picking/times";
import { pickWords } from "@/app/picking/words";
import { DetectZone } from "@/components/booking/detect-zone";
import { SoftSteps } from "@/components/booking/soft-steps";
import { ZoneChooser } from "@/components/booking/zone-chooser";
import { NoTimes } from "@/components/slots/no-times";
import type { Bookable } from "@/lib/domain/booking/page";
import { chargeable } from "@/lib/domain/money/minimum-charge";
import type { Instant } from "@/lib/domain/time";
import { formatMoney, listZones } from "@/lib/format";
import { readFormDraft } from "@/lib/services/book/form-drafts";
import { BookBar, DetailsForm } from "./details-form";
import { ProblemBanners } from "./problem-banners";

export interface BookingFlowProps {
  bookable: Bookable;
  goal: Goal;
  state: PickState;
  locale: string;
  now: Instant;
}

/** What is paid online before the booking is made, in words; null for nothing. */
function toPay({ price, requiresApproval }: Bookable["eventType"], locale: string): string | null {
  if (price?.mode !== "collected" || requiresApproval) return null;
  const amount = chargeable(price);
  return amount === 0 ? null : formatMoney({ ...price, amount }, locale);
}

/** Pick the times, say who you are, book: as long as there is anything to pick. */
export async function BookingFlow({ bookable, goal, state, locale, now }: BookingFlowProps) {
  const { path, starts, zone } = state;
  const times = starts.length < goal.most ? await readTimes(bookable, state, now) : null;
  if (!times && starts.length === 0) {
    return (
      <div className="section">
        <NoTimes contact={bookable.page.owner} />
      </div>
    );
  }
  const draft = state.draft ? await readFormDraft(`book ${path.slice(1)}`, state.draft, now) : null;
  const words = pickWords(goal, starts, zone, locale);
  return (
    <>
      {state.zoneAsked ? null : <DetectZone zone={zone} />}
      <SoftSteps state={starts.join()} focus={["#times input[type=radio]", "#details h2"]}>
        <ProblemBanners {...{ draft, bookable, goal, state, locale, now }} />
        <PickSection {...{ bookable, goal, state, words, times, locale, now }} />
      </SoftSteps>
      <DetailsForm {...{ bookable, state, draft, locale }} />
      <ZoneChooser
        action={path}
        zone={zone}
        zones={state.listZones ? listZones(now) : null}
        inputs={inputsOf(state, { day: state.day, month: state.month }).filter(({ name }) => name !== "zone")}
      />
      <BookBar words={words} toPay={toPay(bookable.eventType, locale)} />
    </>
  );
}
