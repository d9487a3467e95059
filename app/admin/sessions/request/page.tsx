import type { Metadata } from "next";
import type { SearchParams } from "@/app/query";
import { preview } from "@/lib/services/actions/preview-action";
import { NoteField } from "../action-form";
import { openAction } from "../open";
import { PolicyWarning } from "../policy-warning";
import { isReview, previewEach } from "../previewed";
import { sorted, TwoSteps } from "../two-steps";
import { whom } from "../words";

export const metadata: Metadata = { title: "Request a reschedule" };

/** Asks customers to pick new times: their sessions wait, and the times are free at once. */
export default async function RequestPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openAction("request", searchParams);
  const { possible, leftOut } = sorted(page, "request");
  const reason = page.state.value("reason");
  const previewed = isReview(page)
    ? await previewEach(possible, ({ owned, sessions }) =>
        preview.request(owned, { sessions: sessions.map(({ id }) => id), reason }, page.now),
      )
    : null;
  const who = whom(possible.map(({ owned }) => owned.booking));
  return (
    <TwoSteps
      page={page}
      action="request"
      possible={possible}
      leftOut={leftOut}
      previewed={previewed}
      lead={`The time is free again at once. It stays the same session, and costs ${who} no fee.`}
      warning={<PolicyWarning page={page} kind="reschedule" chosen={possible} />}
      nobody="The customers find it on their page."
    >
      <NoteField
        page={page}
        label="Why do you ask?"
        hint={`It stands in the mail to ${who}, above Reschedule now.`}
        error={previewed?.ok === false ? previewed.problem.errors?.[0]?.message : null}
      />
    </TwoSteps>
  );
}
