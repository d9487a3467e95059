import type { Metadata } from "next";
import { openAdmin } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { readActed } from "@/lib/services/actions/read-acted";
import { NothingToDo } from "../frame";
import type { ActionName } from "../open";
import { actionWords } from "../words";
import { DonePart } from "./done-part";
import { RefusedParts } from "./refused-parts";

export const metadata: Metadata = { title: "Done" };

const ACTIONS: readonly ActionName[] = [
  "approve",
  "cancel",
  "reschedule",
  "request",
  "no-show",
  "waive",
  "refund",
];

/** What was done, booking by booking, and what was not. A reload shows it again and does nothing. */
export default async function DonePage({ searchParams }: { searchParams: SearchParams }) {
  const view = await openAdmin();
  const query = await readQuery(searchParams);
  const action = ACTIONS.find((name) => name === query.get("action"));
  const asked = query.getAll("done").map((text) => text.split("."));
  const found = await Promise.all(
    asked.map(([bookingId = "", activityId = ""]) => readActed(view.user, bookingId, activityId)),
  );
  const parts = found.flatMap((part) => part ?? []);
  const refused = query.getAll("refused");
  const count = parts.reduce((sum, { sessions }) => sum + sessions.length, 0);
  const requests = parts.length > 0 && parts.every(({ activity }) => activity.data.kind === "withdrawn");
  if (!action || parts.length === 0) {
    return (
      <AdminFrame user={view.user} current="activity">
        <Pane title="Nothing was done">
          <NothingToDo>Choose sessions in the activity first.</NothingToDo>
        </Pane>
      </AdminFrame>
    );
  }
  const fees = parts.flatMap(({ activity: { data } }) => (data.kind === "fee_waived" ? data.fees : []));
  const words = actionWords(action, action === "waive" ? fees.length : count, requests);
  return (
    <AdminFrame user={view.user} current="activity">
      <Pane title={words.done} crumbs={[{ label: "Activity", href: "/admin/activity" }]}>
        <div className="act">
          <Banner tone="keep" title={mailed(parts.map(({ activity }) => activity.data))} level={2} />
          <RefusedParts view={view} refused={refused} />
          {parts.map((part) => (
            <DonePart key={part.activity.id} view={view} part={part} />
          ))}
          <p>
            <ButtonLink href="/admin/activity">Back to the activity</ButtonLink>
          </p>
        </div>
      </Pane>
    </AdminFrame>
  );
}

/** Whether mails are on their way; the details of each booking show what became of them. */
function mailed(happened: readonly { readonly kind: string; readonly told?: boolean }[]): string {
  if (happened.every(({ kind }) => kind === "refund_started")) {
    return "Stripe is asked to pay it back. The customer sees it on their statement some days later.";
  }
  const silent = happened.every(({ kind, told }) => kind === "no_show" || told === false);
  return silent ? "Nobody is mailed." : "The mails are on their way.";
}
