import { DetailsFields } from "@/components/booking/details-fields";
import { Offer, Terms } from "@/components/booking/offer";
import { ZoneLine } from "@/components/booking/zone-line";
import { ConflictBanner } from "@/components/slots/conflict-banner";
import { MonthCalendar } from "@/components/slots/month-calendar";
import { MoveAllChips } from "@/components/slots/move-all-chips";
import { Picker, PickerSection, ViewToggle } from "@/components/slots/picker";
import { ProgressList } from "@/components/slots/progress-list";
import { SessionSteps } from "@/components/slots/session-steps";
import { TimeGrid } from "@/components/slots/time-grid";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { BackLink, PageTitle, Section } from "@/components/ui/page-parts";
import { StickyBar } from "@/components/ui/sticky-bar";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { Frame, jul2, jul8, jul23, july, weekdays, zoneLabel } from "./samples";

const P = "/dev-parts";
export function Times({ day }: { day: number }) {
  return (
    <Frame>
      <BackLink href={`${P}/manage`}>Choose other sessions</BackLink>
      <PageTitle lead="For 2 sessions of Leadership coaching. Nothing moves until you confirm.">Pick new times</PageTitle>
      <VisuallyHidden as="h2">Your 2 sessions</VisuallyHidden>
      <SessionSteps steps={[
        { key: "1", number: 1, was: "Fri, Jun 26, 1:00 PM", will: "Thu, Jul 2, 1:00 PM", href: "?step=1" },
        { key: "2", number: 2, was: "Wed, Jul 1, 10:00 AM", will: "Wed, Jul 8, 10:00 AM", href: "?step=2", current: true },
      ]} />
      <MoveAllChips action={`${P}/times`} count={2} />
      <form method="get" action={`${P}/times`}>
        <PickerSection title="A new time for session 2" view="calendar" hrefs={{ calendar: "?view=calendar", list: `${P}/states` }}>
          <ZoneLine label={zoneLabel} />
          <Picker>
            <MonthCalendar title="July 2026" weekdays={weekdays} days={july(`${P}/times`, { 1: "old", 2: "new", 8: "new", 9: "mine" }, day)} previous={{ href: `${P}/times?month=6`, label: "June" }} next={{ href: `${P}/times?month=8`, label: "August" }} />
            <TimeGrid day={`Wed, Jul ${day}`} times={jul8("10:00 AM")} autoSubmit submit={{ name: "pick", value: "1" }} />
          </Picker>
        </PickerSection>
        <StickyBar summary="2 of 2 times picked" total="Reschedule fee $5.00"><Button tone="main">Review changes</Button></StickyBar>
      </form>
    </Frame>
  );
}
export function Conflict() {
  return (
    <Frame>
      <BackLink href={`${P}/manage`}>Choose other sessions</BackLink>
      <PageTitle lead="For 2 sessions of Leadership coaching. Nothing has moved yet.">Pick new times</PageTitle>
      <form method="get" action={`${P}/review`}>
        <ConflictBanner title="1:00 PM on Thu, Jul 2 was just taken. Your other choice is kept." text="The nearest free times for session 1:" nearest={["Thu, Jul 2, 12:30 PM", "Thu, Jul 2, 2:30 PM", "Fri, Jul 3, 1:00 PM"].map((label) => ({ label, name: "start", value: label }))} />
        <VisuallyHidden as="h2">Your 2 sessions</VisuallyHidden>
        <SessionSteps className="gap-m" steps={[
          { key: "1", number: 1, was: "Fri, Jun 26, 1:00 PM", will: null, href: "?step=1", current: true, lost: true },
          { key: "2", number: 2, was: "Wed, Jul 1, 10:00 AM", will: "Wed, Jul 8, 10:00 AM", href: "?step=2", kept: true },
        ]} />
        <PickerSection title="A new time for session 1" view="calendar" hrefs={{ calendar: "?view=calendar", list: "?view=list" }}>
          <ZoneLine label={zoneLabel} />
          <Picker>
            <MonthCalendar title="July 2026" weekdays={weekdays} days={july(`${P}/times`, { 1: "old", 8: "new", 9: "mine" }, 2)} previous={{ href: "?month=6", label: "June" }} next={{ href: "?month=8", label: "August" }} />
            <TimeGrid day="Thu, Jul 2" times={jul2} />
          </Picker>
        </PickerSection>
        <StickyBar summary="1 of 2 times picked" hint={{ id: "why", text: "Pick 1 more to go on" }}><Button tone="main" notYet="why">Review changes</Button></StickyBar>
      </form>
    </Frame>
  );
}
export function Book() {
  return (
    <Frame foot="Moreau Studio, New York">
      <PageTitle lead="Three conversations to find out what is next, and a plan to get there. Pick all three times now; you can move any of them later.">Career coaching</PageTitle>
      <Offer items={[
        { key: "n", icon: "calendar", text: <><strong>3 sessions</strong> of 30 minutes</> },
        { key: "p", icon: "camera", text: "Video call" },
        { key: "c", icon: "cash", text: <><strong>$150.00</strong> for the package</> },
      ]} />
      <form method="post" action={`${P}/book`}>
        <Section title="1. Pick 3 times">
          <ProgressList label="2 of 3 times picked" items={[
            { key: "1", title: "Session 1", time: { date: "Tue, Jul 7", clock: "10:00 AM" } },
            { key: "2", title: "Session 2", time: { date: "Thu, Jul 16", clock: "10:00 AM" } },
            { key: "3", title: "Session 3", time: null, current: true },
          ]} />
          <div className="legend-row gap-s"><Chip icon="repeat" name="all" value="weekly">Same time every week</Chip><ViewToggle view="calendar" hrefs={{ calendar: "?view=calendar", list: "?view=list" }} /></div>
          <ZoneLine label={zoneLabel} />
          <Picker>
            <MonthCalendar title="July 2026" picked="Picked" weekdays={weekdays} days={july(`${P}/book`, { 7: "new", 16: "new" }, 23, [1])} previous={{ href: "?month=6", label: "June" }} next={{ href: "?month=8", label: "August" }} />
            <TimeGrid day="Thu, Jul 23" times={jul23} />
          </Picker>
        </Section>
        <Section title="2. Your details">
          <DetailsFields host="Dana" values={{ name: "Jonas Abramowitz", email: "jonas@abramowitz" }} errors={{ email: "Write the whole address, like name@example.com." }} />
        </Section>
        <Section title="If your plans change">
          <Terms items={[
            { key: "r", icon: "calendar", text: "Sessions can be rescheduled any time before the scheduled session time. A reschedule fee of 10% of the price applies, shared equally by the sessions of the package: $5.00 for each session." },
            { key: "c", icon: "cross", text: "Sessions can be canceled any time before the scheduled session time. Half of the price is refunded: $25.00 for each session." },
            { key: "p", icon: "cash", text: "Nothing is charged here. You pay Dana Moreau directly." },
          ]} />
        </Section>
        <StickyBar summary="2 of 3 times picked" hint={{ id: "why", text: "Pick 1 more to book" }}><Button tone="main" notYet="why">Book 3 sessions</Button></StickyBar>
      </form>
    </Frame>
  );
}
