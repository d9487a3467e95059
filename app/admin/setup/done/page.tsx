import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { openAdmin } from "@/app/admin/open";
import { PageFrame } from "@/components/booking/page-frame";
import { LinkList } from "@/components/ui/navigation";
import { PageTitle } from "@/components/ui/page-parts";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Your booking page is ready" };

export default async function SetupDonePage() {
  const { pages } = await openAdmin();
  const [page] = pages;
  if (!page) redirect("/admin");
  const { APP_URL, SMTP_URL } = env();
  return (
    <PageFrame host={null}>
      <PageTitle done lead="Book something yourself to see what your customers see.">
        Your booking page is ready
      </PageTitle>
      <LinkList
        items={[
          {
            href: `/${page.slug}`,
            icon: "calendar",
            title: `${APP_URL}/${page.slug}`,
            note: "Try it",
            newTab: true,
          },
          { href: "/admin/activity", icon: "list", title: "Activity", note: "Every booking, as it comes in" },
          {
            href: `/admin/pages/${page.pageId}`,
            icon: "clock",
            title: "Settings of the page",
            note: "Hours, policies, prices, who is told",
          },
          ...(SMTP_URL
            ? []
            : [
                {
                  href: "/mailbox",
                  icon: "mail" as const,
                  title: "Mailbox",
                  note: "No mail server is set yet: mails stay here. Set SMTP_URL to send them.",
                },
              ]),
        ]}
      />
    </PageFrame>
  );
}
