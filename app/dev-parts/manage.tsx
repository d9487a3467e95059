import { ManageTabs, type ManageTab } from "@/components/booking/manage-tabs";
import { PolicyBlock } from "@/components/booking/policy-block";
import { ReasonField } from "@/components/booking/reason-field";
import { SelectionBar } from "@/components/booking/selection-bar";
import { ClosedSession, NumberedSession, SelectableSession, SessionList } from "@/components/booking/session-row";
import { ZoneChooser } from "@/components/booking/zone-chooser";
import { ZoneLine } from "@/components/booking/zone-line";
import { Banner } from "@/components/ui/banner";
import { LinkList } from "@/components/ui/navigation";
import { Group, Note, PageTitle, Rule, Section } from "@/components/ui/page-parts";
import { listZones } from "@/lib/format";
import { Frame, W, zoneLabel } from "./samples";

const P = "/dev-parts";
function Head({ tab }: { tab: ManageTab }) {
  return (
    <>
      <PageTitle lead="5 sessions of 45 minutes for Priya Nair">Leadership coaching</PageTitle>
      <ManageTabs kind="package" current={tab} hrefs={{ reschedule: `${P}/manage`, cancel: `${P}/cancel`, keep: `${P}/keep` }} />
    </>
  );
}
function Closed({ what }: { what: string }) {
  return (
    <Section level={3} title={`Sessions that cannot be ${what}`}>
      <SessionList closed>
        <ClosedSession when={W.jun25} status="scheduled" reason="Changes closed Wed, Jun 24, 10:00 AM EDT, 24 hours before the start." ask={{ href: "mailto:dana@moreau.studio", label: "Ask Dana about this session" }} />
        <ClosedSession when={W.jun17} status="completed" reason="This session has taken place." />
      </SessionList>
    </Section>
  );
}
const zones = listZones(Date.UTC(2026, 5, 24));
export function Manage({ open = false, none = false }: { open?: boolean; none?: boolean }) {
  return (
    <Frame>
      <Head tab="reschedule" />
      <PolicyBlock title="Reschedule policy">Sessions can be rescheduled up to 24 hours before the scheduled session time. Rescheduling is free until 3 days before. After that, a fee of 10% of the price applies, shared equally by the sessions of the package: $5.00 for each session.</PolicyBlock>
      <form method="get" action={`${P}/times`}>
        <Group legend="Sessions that can be rescheduled">
          <SessionList>
            <SelectableSession value="BKNG-2F" when={W.jun26} status="scheduled" checked={!none} amount={500} fee={{ now: "$5.00", until: "Thu, Jun 25, 1:00 PM EDT", next: "closed" }} />
            <SelectableSession value="BKNG-6R" when={W.jul1} status="scheduled" checked={!none} amount={0} fee={{ now: "Free", until: "Sun, Jun 28, 10:00 AM EDT", next: "$5.00" }} />
            <SelectableSession value="BKNG-8N" when={W.jul9} status="rescheduled" amount={0} fee={{ now: "Free", until: "Mon, Jul 6, 2:00 PM EDT", next: "$5.00" }} />
          </SessionList>
        </Group>
        <Closed what="rescheduled" />
        <Rule />
        <ZoneLine label={zoneLabel} />
        <SelectionBar total={{ label: "Reschedule fee", none: "No reschedule fee", currency: "USD", locale: "en-US" }} initial={none ? undefined : { count: 2, amount: 500 }}>See available times</SelectionBar>
      </form>
      <ZoneChooser action={`${P}/manage`} zone="America/New_York" zones={zones} inputs={[{ name: "tab", value: "reschedule" }]} carry={["session"]} open={open} />
    </Frame>
  );
}
export function Cancel() {
  return (
    <Frame>
      <Head tab="cancel" />
      <PolicyBlock title="Cancellation policy">Sessions can be canceled up to 24 hours before the scheduled session time. Until 7 days before, the full price is refunded: $50.00 for each session. After that, half of it: $25.00 for each session.</PolicyBlock>
      <form method="post" action={`${P}/cancel`}>
        <Group legend="Sessions that can be canceled">
          <SessionList removing>
            <SelectableSession value="BKNG-2F" when={W.jun26} status="scheduled" checked amount={2500} fee={{ now: "$25.00 refund", until: "Thu, Jun 25, 1:00 PM EDT", next: "closed" }} />
            <SelectableSession value="BKNG-6R" when={W.jul1} status="scheduled" amount={2500} fee={{ now: "$25.00 refund", until: "Tue, Jun 30, 10:00 AM EDT", next: "closed" }} />
            <SelectableSession value="BKNG-8N" when={W.jul9} status="rescheduled" checked amount={5000} fee={{ now: "$50.00 refund", until: "Thu, Jul 2, 2:00 PM EDT", next: "$25.00" }} />
          </SessionList>
          <Note className="gap-s">Need a different time instead? <a href={`${P}/manage`}>Reschedule these sessions</a>.</Note>
        </Group>
        <ReasonField kind="cancel" rule="mandatory" readers="Dana and Moreau Studio" rows={4} value="I am away on Jun 26 and change roles in July, so these two no longer fit. Thank you for everything so far." />
        <Closed what="canceled" />
        <Rule />
        <ZoneLine label={zoneLabel} />
        <Note>You will see the list once more before anything is canceled. Refunds come from Dana Moreau directly.</Note>
        <SelectionBar tone="remove" total={{ label: "Refund", none: "No refund", currency: "USD", locale: "en-US" }} initial={{ count: 2, amount: 7500 }}>Cancel selected sessions</SelectionBar>
      </form>
    </Frame>
  );
}
export function Keep() {
  return (
    <Frame>
      <Head tab="keep" />
      <Banner tone="keep" level={3} title="Nothing changes" className="gap-m"><p>Your 4 remaining sessions stay as they are. You can close this page.</p></Banner>
      <Section level={3} title="Your package">
        <SessionList ordered>
          <NumberedSession number={1} when={W.jun17} status="completed">18 Mercer Street, Room 4</NumberedSession>
          <NumberedSession number={2} when={W.jun25} status="scheduled">18 Mercer Street, Room 4. Your next session, tomorrow.</NumberedSession>
          <NumberedSession number={3} when={W.jun26} status="scheduled"><a href="#video">Video call</a></NumberedSession>
        </SessionList>
      </Section>
      <Rule />
      <ZoneLine label={zoneLabel} />
      <Section level={3} title="Keep them in your calendar">
        <LinkList items={[{ href: "#feed", icon: "repeat", title: "Subscribe to this package", note: "Follows every later change by itself" }, { href: "#ics", icon: "download", title: "Download the 4 sessions", note: "For any calendar, .ics" }]} />
      </Section>
    </Frame>
  );
}
