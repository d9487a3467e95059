import { PickSection } from "@/app/picking/pick-section";
import { goalOf, inputsOf, readState, writeStart } from "@/app/picking/state";
import { readTimes } from "@/app/picking/times";
import { pickWords } from "@/app/picking/words";
import { firstName } from "@/components/booking/names";
import { ReasonField } from "@/components/booking/reason-field";
import { SoftSteps } from "@/components/booking/soft-steps";
import { ZoneChooser } from "@/components/booking/zone-chooser";
import { Banner } from "@/components/ui/banner";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { BackLink, PageTitle } from "@/components/ui/page-parts";
import { StickyBar } from "@/components/ui/sticky-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { defaultForm } from "@/lib/domain/booking/form";
import type { Bookable } from "@/lib/domain/booking/page";
import { settingsFor } from "@/lib/domain/booking/times";
import { listZones } from "@/lib/format";
import { fieldError, readDraft } from "../draft";
import type { ManagedPage } from "../open";

/** Other times for a request that awaits approval: picked as at the booking, none of them held. */
export async function SuggestTimes({ page }: { page: ManagedPage }) {
  const { booking, page: bookingPage, settings } = page.view;
  const { now, token, query, zone } = page;
  const host = firstName(bookingPage.owner.name);
  const bookable: Bookable = {
    page: bookingPage,
    eventType: {
      ...booking,
      slug: null,
      description: "",
      locationKind: "place",
      requiresApproval: true,
      form: defaultForm,
    },
    settings: settingsFor(booking, settings),
  };
  const goal = goalOf(bookable.eventType);
  const path = `${page.path}/times`;
  const state = readState(path, query, zone, goal, now);
  const words = pickWords(goal, state.starts, zone, booking.locale);
  const times = state.starts.length < goal.most ? await readTimes(bookable, state, now) : null;
  const draft = await readDraft(page, "request");
  const problem = state.refused ? draft?.problem : null;
  return (
    <>
      <BackLink href={page.path}>Back to the request</BackLink>
      <PageTitle lead={`${host} has the times you suggested until you send these.`}>
        Suggest other times
      </PageTitle>
      <SoftSteps state={state.starts.join()} focus={["#times input[type=radio]"]}>
        {problem ? (
          <Banner tone="ask" title={problem.detail} alert>
            <p>Nothing has changed. The other times you picked are kept.</p>
          </Banner>
        ) : null}
        <PickSection
          {...{ bookable, goal, state, times, now }}
          words={{ ...words, heading: words.heading.replace("1. ", "") }}
          locale={booking.locale}
        />
      </SoftSteps>
      <form id="suggest" method="post" action={`/api/v1/manage/${token}/request`}>
        <HiddenInputs
          inputs={[
            ...state.starts.map((start) => ({ name: "start", value: writeStart(start) })),
            { name: "zone", value: zone },
          ]}
        />
        <ReasonField
          kind="reschedule"
          rule="optional"
          readers={`${host} and ${bookingPage.accountName}`}
          value={draft?.typed.reason}
          error={fieldError(draft, "reason")}
        />
      </form>
      <ZoneChooser
        action={path}
        zone={zone}
        zones={state.listZones ? listZones(now) : null}
        inputs={inputsOf(state, { day: state.day, month: state.month }).filter(({ name }) => name !== "zone")}
      />
      <StickyBar summary={words.summary} hint={words.notYet ? { id: "why-not", text: words.notYet } : null}>
        <SubmitButton
          form="suggest"
          tone="main"
          notYet={words.notYet ? "why-not" : null}
          busyLabel="Sending the times…"
        >
          Send these times
        </SubmitButton>
      </StickyBar>
    </>
  );
}
