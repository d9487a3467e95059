import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { SearchParams } from "@/app/query";
import { ActionFrame } from "../../frame";
import { openAction } from "../../open";
import { TimesStep } from "../../times-step";
import { sorted } from "../../two-steps";

export const metadata: Metadata = { title: "Pick another time" };

/** Another time for a request than those that were suggested. */
export default async function ApproveTimesPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openAction("approve", searchParams);
  const { possible } = sorted(page, "approve");
  const [part, ...more] = possible;
  if (!part || more.length > 0) redirect(`${page.path}?${page.query}`);
  const { customer, title } = part.owned.booking;
  const several = part.sessions.length > 1;
  return (
    <ActionFrame
      page={page}
      path={`${page.path}/times`}
      title={`Pick ${several ? "other times" : "another time"} for ${customer.name}`}
      lead={`${title}. Nothing is booked until you confirm.`}
    >
      <TimesStep
        page={page}
        part={part}
        next={page.path}
        button={several ? "Take these times" : "Take this time"}
        moveAll={false}
      />
    </ActionFrame>
  );
}
