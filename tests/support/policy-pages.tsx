import type { ReactNode } from "react";
import { prerender } from "react-dom/static";
import { PolicyLive } from "@/app/admin/pages/_policy/live";
import { LiveTold } from "@/app/admin/pages/_policy/live-parts";
import { policyView } from "@/app/api/v1/admin/_http/policy-view";
import { CancelTab } from "@/app/manage/[token]/cancel-tab";
import type { ManagedPage } from "@/app/manage/[token]/open";
import { RescheduleTab } from "@/app/manage/[token]/reschedule-tab";
import type { ManagedBooking } from "@/lib/auth/managed-booking";
import type { Instant, Zone } from "@/lib/domain/time";
import type { PolicyPreview } from "@/lib/policy-preview";
import type { Booked } from "@/lib/services/book/book-sessions";
import { readManagedBooking } from "@/lib/services/change/read-managed-booking";
import { reopen } from "./studio";

/** What somebody reads about one session: the two policies, and what each means for it. */
export interface Read {
  readonly reschedulePolicy: string;
  readonly cancelPolicy: string;
  readonly reschedule: string;
  readonly cancel: string;
}

export interface OpenedLink {
  readonly token: string;
  readonly managed: ManagedBooking;
}

/** The booking as its customer's link opens it. */
export async function openLink(booked: Booked): Promise<OpenedLink> {
  return { token: booked.token, managed: await reopen(booked) };
}

/** What the customer's own page says of a session of their booking, in the tabs that it renders. */
export async function customerReads(
  { token, managed }: OpenedLink,
  position: number,
  zone: Zone,
  now: Instant,
): Promise<Read> {
  const view = await readManagedBooking(managed, now);
  const page: ManagedPage = {
    token,
    path: `/manage/${token}`,
    managed,
    view,
    query: new URLSearchParams(),
    zone,
    now,
  };
  const tabs = {
    reschedule: await htmlOf(<RescheduleTab page={page} />),
    cancel: await htmlOf(<CancelTab page={page} draft={null} />),
  };
  const session = view.booking.sessions.find((one) => one.position === position);
  const row = (html: string) => {
    const at = `dateTime="${new Date(session?.start ?? 0).toISOString()}"`;
    const found = html.match(/<li class="row">.*?<\/li>/gs)?.filter((one) => one.includes(at)) ?? [];
    if (found.length !== 1) throw new Error(`${found.length} rows show the session`);
    return textOf(found[0], /<p class="(?:fee|why)"[^>]*>(.*?)<\/p>/s);
  };
  return {
    reschedulePolicy: textOf(tabs.reschedule, POLICY),
    cancelPolicy: textOf(tabs.cancel, POLICY),
    reschedule: row(tabs.reschedule),
    cancel: row(tabs.cancel),
  };
}

/** What the editor's preview says a customer would be told, as it is rendered beside the fields. */
export async function previewSays(preview: PolicyPreview, zone: Zone, locale: string): Promise<Read> {
  const html = await htmlOf(
    <PolicyLive address="" initial={policyView(preview, zone, locale)} waiting={[]} unsaved={false}>
      <LiveTold />
    </PolicyLive>,
  );
  const policies = html.match(new RegExp(POLICY, "gs")) ?? [];
  const told = html.match(/<dd>.*?<\/dd>/gs) ?? [];
  return {
    reschedulePolicy: textOf(policies[0], POLICY),
    cancelPolicy: textOf(policies[1], POLICY),
    reschedule: textOf(told[0], /<dd>(.*?)<\/dd>/s),
    cancel: textOf(told[1], /<dd>(.*?)<\/dd>/s),
  };
}

async function htmlOf(element: ReactNode): Promise<string> {
  return new Response((await prerender(element)).prelude).text();
}

const POLICY = /class="policy".*?<p>(.*?)<\/p>/s;

function textOf(html: string | undefined, pattern: RegExp): string {
  const [, inner] = pattern.exec(html ?? "") ?? [];
  if (inner === undefined) throw new Error(`there is no ${pattern} in ${html}`);
  const text = inner.replace(/<[^>]*>/g, "");
  if (text === "") throw new Error(`${pattern} is empty in ${html}`);
  return text;
}
