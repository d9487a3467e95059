import type { Metadata } from "next";
import type { SearchParams } from "@/app/query";
import { Banner } from "@/components/ui/banner";
import { preview } from "@/lib/services/actions/preview-action";
import { NoteField } from "../action-form";
import { openAction } from "../open";
import { isReview, previewEach } from "../previewed";
import { sorted, TwoSteps } from "../two-steps";

export const metadata: Metadata = { title: "Mark as no-show" };

/** Notes that customers did not come. */
export default async function NoShowPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openAction("no-show", searchParams);
  const { possible, leftOut } = sorted(page, "no-show");
  const reason = page.state.value("reason");
  const previewed = isReview(page)
    ? await previewEach(possible, ({ owned, sessions }) =>
        preview["no-show"](owned, { sessions: sessions.map(({ id }) => id), reason }, page.now),
      )
    : null;
  return (
    <TwoSteps
      page={page}
      action="no-show"
      possible={possible}
      leftOut={leftOut}
      previewed={previewed}
      lead="Nobody is mailed, and no follow-up mail is sent."
      outcome={
        <Banner tone="ask" title="This can't be undone">
          <p>A session that is a no-show stays one.</p>
        </Banner>
      }
      nobody="It only stands in the record."
    >
      <NoteField
        page={page}
        label="Note"
        hint="It stands in the record; customers don't see it."
        error={previewed?.ok === false ? previewed.problem.errors?.[0]?.message : null}
      />
    </TwoSteps>
  );
}
