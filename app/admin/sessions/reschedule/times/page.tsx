import type { Metadata } from "next";
import type { SearchParams } from "@/app/query";
import { ActionFrame } from "../../frame";
import { PolicyWarning } from "../../policy-warning";
import { TimesStep } from "../../times-step";
import { Leftovers } from "../../two-steps";
import { actionWords } from "../../words";
import { openReschedule } from "../open";

export const metadata: Metadata = { title: "Pick new times" };

/** New times for sessions that the owner moves for their customer. */
export default async function RescheduleTimesPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, part, leftOut } = await openReschedule(searchParams);
  const count = part.sessions.length;
  const { customer, title } = part.owned.booking;
  return (
    <ActionFrame
      page={page}
      path={`${page.path}/times`}
      title={count === 1 ? `Pick a new time for ${customer.name}` : `Pick new times for ${customer.name}`}
      lead={`${title}. Nothing moves until you confirm, and there is never a fee.`}
    >
      <PolicyWarning page={page} kind="reschedule" chosen={[part]} />
      <TimesStep
        page={page}
        part={part}
        next={`${page.path}/review`}
        button={count === 1 ? "Review the change" : "Review changes"}
        moveAll
      />
      <Leftovers page={page} leftOut={leftOut} not={actionWords("reschedule", 1).not} action="reschedule" />
    </ActionFrame>
  );
}
