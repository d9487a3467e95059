import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { SearchParams } from "@/app/query";
import { ActionFrame, NothingToDo } from "../frame";
import { openAction } from "../open";
import { Leftovers, sorted } from "../two-steps";
import { actionWords } from "../words";

export const metadata: Metadata = { title: "Reschedule sessions" };

/** Where moving sessions for their customer begins: with their new times, if there is anything to move. */
export default async function ReschedulePage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openAction("reschedule", searchParams);
  const { possible, leftOut } = sorted(page, "reschedule");
  if (possible.length === 1) redirect(`${page.path}/times?${page.query}`);
  return (
    <ActionFrame page={page} title="Reschedule sessions">
      <NothingToDo>
        {possible.length > 1
          ? "Choose the sessions of one booking: new times are picked for one customer at a time."
          : page.chosen.length === 0
            ? "Choose sessions in the activity first."
            : "Nothing can be done with the chosen sessions here."}
      </NothingToDo>
      <Leftovers page={page} leftOut={leftOut} not={actionWords("reschedule", 1).not} action="reschedule" />
    </ActionFrame>
  );
}
