import { CalendarLinks } from "@/components/booking/calendar-links";
import { LinkNowhere } from "@/components/booking/link-nowhere";
import { ReasonField } from "@/components/booking/reason-field";
import { ReviewTable } from "@/components/booking/review-table";
import { PlainSession, SessionList } from "@/components/booking/session-row";
import { Shifts } from "@/components/booking/shift";
import { StatusBadge } from "@/components/booking/status-badge";
import { UndoPanel } from "@/components/booking/undo-panel";
import { ZoneLine } from "@/components/booking/zone-line";
import { NoTimes } from "@/components/slots/no-times";
import { DayList } from "@/components/slots/time-grid";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { Chip, Chips } from "@/components/ui/chip";
import { CheckboxRow, Choices, Radio } from "@/components/ui/choice";
import { Empty } from "@/components/ui/empty";
import { Ghosts } from "@/components/ui/ghosts";
import { Facts } from "@/components/ui/navigation";
import { BackLink, Note, PageTitle, Section } from "@/components/ui/page-parts";
import { StickyBar } from "@/components/ui/sticky-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { Frame, W, times, zoneLabel } from "./samples";

const P = "/dev-parts";
export function Review() {
  return (
    <Frame>
      <BackLink href={`${P}/times`}>Pick other times</BackLink>
      <PageTitle lead="Both sessions move together. If one cannot, neither does.">Review your changes</PageTitle>
      <form method="get" action={`${P}/done`}>
        <ReviewTable caption="Old and new times of 2 sessions, with the fee for each" total={{ label: "Reschedule fee", note: "Nothing is charged here. You settle it with Dana Moreau directly.", amount: "$5.00" }} rows={[
          { key: "3", session: "3 of 5", was: W.jun26, will: W.jul2, fee: "$5.00" },
          { key: "4", session: "4 of 5", was: W.jul1, will: W.jul8, fee: "Free" },
        ]} />
        <ZoneLine label={zoneLabel} />
        <ReasonField kind="reschedule" rule="mandatory" readers="Dana and Moreau Studio" value="Our team offsite moved to that Friday, and I would like a week between the two." />
        <StickyBar live={false} summary="2 sessions move" total="Reschedule fee $5.00"><SubmitButton tone="main" busyLabel="Moving 2 sessions…">Confirm new times</SubmitButton></StickyBar>
      </form>
    </Frame>
  );
}
export function Done() {
  return (
    <Frame>
      <PageTitle done lead="A summary is on its way to priya.nair@northwind.example, with updated calendar invitations. Dana knows too.">Your 2 sessions are rescheduled</PageTitle>
      <VisuallyHidden as="h2">New times</VisuallyHidden>
      <Shifts done shifts={[{ key: "1", was: W.jun26, will: W.jul2 }, { key: "2", was: W.jul1, will: W.jul8 }]} />
      <ZoneLine label={zoneLabel} />
      <Note>A reschedule fee of <b className="num">$5.00</b> is due. You settle it with Dana Moreau directly.</Note>
      <UndoPanel text="Brings both old times back while they are free, and drops the fee." action={`${P}/manage`} leftMs={582000} windowMs={600000} until="Until 11:41 AM EDT" />
      <Section title="Add to your calendar"><CalendarLinks count={2} feedHref="webcal://x/y.ics" icsHref="#ics" google={[{ href: "https://calendar.google.com/1", label: "Thu, Jul 2, 1:00 PM" }, { href: "https://calendar.google.com/2", label: "Wed, Jul 8, 10:00 AM" }]} /></Section>
      <Section title="Unchanged">
        <SessionList><PlainSession when={W.jun25} status="scheduled" /><PlainSession when={W.jul9} status="rescheduled" /></SessionList>
        <p className="gap-s"><a className="textlink" href={`${P}/keep`}>See the whole package</a></p>
      </Section>
    </Frame>
  );
}
export function States() {
  return (
    <Frame>
      <PageTitle lead="What the screens show when a day has no times, a field is wrong, or a link has run out.">States and parts</PageTitle>
      <Section title="Buttons">
        <Chips><Button tone="main">See available times</Button><Button notYet="x1">Not yet</Button><Button tone="main" busy>Moving 2 sessions…</Button></Chips>
        <p id="x1" className="note">Because</p>
        <Chips><Button>Undo</Button><Button tone="remove">Cancel selected sessions</Button><Button tone="danger">Cancel session</Button><Chip icon="repeat">Move all by a week</Chip><Chip icon="repeat" pressed>Move all by a week</Chip><Button small>Resend</Button></Chips>
      </Section>
      <Section title="Statuses"><Chips>{(["requested", "scheduled", "rescheduled", "completed", "canceled", "no_show", "reschedule_requested"] as const).map((s) => <StatusBadge key={s} status={s} />)}</Chips></Section>
      <Section title="No session can be rescheduled"><Empty icon="lock" level={3} title="None of your sessions can be rescheduled online" action={<ButtonLink icon="mail" href="mailto:dana@moreau.studio">Contact Dana Moreau</ButtonLink>}>Changes close 24 hours before a session. Your next one starts Thu, Jun 25, 10:00 AM EDT.</Empty></Section>
      <Section title="No times"><NoTimes contact={{ name: "Dana Moreau", email: "dana@moreau.studio" }} /></Section>
      <Section title="Times as a list">
        <form action={`${P}/states`}>
          <DayList autoSubmit days={[{ date: "2026-07-02", label: "Thu, Jul 2", times: times([["9:30 AM", "", "morning"], ["11:00 AM", "", "morning"], ["12:30 PM", "", "afternoon"], ["2:30 PM", "", "afternoon"], ["3:30 PM", "", "afternoon"]], "12:30 PM") }, { date: "2026-07-03", label: "Fri, Jul 3", times: times([["9:00 AM", "", "morning"], ["1:00 PM", "", "afternoon"]]) }]} />
        </form>
      </Section>
      <Section title="Waiting for times"><Ghosts>Looking up the times of Wed, Jul 8.</Ghosts></Section>
      <Section title="A field that needs something"><ReasonField kind="reschedule" rule="mandatory" readers="Dana" error="Write a reason. Dana asks for one with every change." /></Section>
      <Section title="Banners">
        <Banner tone="ask" level={3} title="1:00 PM on Thu, Jul 2 was just taken. Your other choice is kept."><p>Nothing has moved yet. Pick another time for session 1.</p></Banner>
        <Banner tone="info" level={3} icon="clock" title="Your new times are held for 9:42"><p>Pay $5.00 to move both sessions.</p></Banner>
        <Banner tone="remove" level={3} title="Cancel these 2 sessions?"><ul><li>Fri, Jun 26, 2026, 1:00 PM - 1:45 PM, $25.00 refund</li><li>Thu, Jul 9</li></ul><p>You receive <b className="num">$75.00</b> back. Your other sessions stay.</p><Chips><Button tone="remove">Cancel 2 sessions</Button><Button>Go back</Button></Chips></Banner>
        <Banner tone="info" level={3} icon="dashed" title="Your booking request is awaiting approval." />
      </Section>
      <Section title="A single booking: no checkbox"><SessionList><PlainSession when={W.jun30} status="scheduled" fee={{ now: "Free", until: "Tue, Jun 30, 3:00 PM EDT", next: null }} /></SessionList></Section>
      <Section title="Choices"><Choices legend="Reason"><Radio name="a" defaultChecked>Mandatory</Radio><Radio name="a">Optional</Radio></Choices><CheckboxRow name="b">Yes</CheckboxRow><Facts items={[{ term: "Place", detail: "Video call" }, { term: "Reference", detail: "BKNG-2F8KJM7DY4QA" }]} /></Section>
    </Frame>
  );
}
export function Nowhere() {
  return <Frame><LinkNowhere /></Frame>;
}
