import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { PageFrame } from "@/components/booking/page-frame";
import { Empty } from "@/components/ui/empty";
import { LinkList } from "@/components/ui/navigation";
import { PageTitle } from "@/components/ui/page-parts";
import { listPages } from "@/lib/services/book/list-pages";
import { readSetUp } from "@/lib/services/people/read-set-up";

export const metadata: Metadata = { title: "Booking pages" };

/** The way in for somebody who knows only the installation: its booking pages, or the only one there is. */
export default async function FrontPage() {
  await connection();
  if (!(await readSetUp())) redirect("/admin/setup");
  const { account, pages } = await listPages();
  const [only] = pages;
  if (only && pages.length === 1) redirect(`/${only.slug}`);
  return (
    <PageFrame host={null} foot={account}>
      <PageTitle>{account}</PageTitle>
      {pages.length === 0 ? (
        <Empty icon="calendar">There is nothing to book here yet.</Empty>
      ) : (
        <LinkList
          items={pages.map((page) => ({
            href: `/${page.slug}`,
            icon: "calendar",
            title: page.title,
            note: page.description,
          }))}
        />
      )}
    </PageFrame>
  );
}
