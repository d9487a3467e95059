import type { ReactNode } from "react";
import { PageFrame } from "@/components/booking/page-frame";
import type { ManagedPage } from "./open";

/** The owner above, the booking's reference below. */
export function ManageFrame({ page, children }: { page: ManagedPage; children: ReactNode }) {
  const { owner, accountName } = page.view.page;
  return (
    <PageFrame
      host={{ name: owner.name, account: accountName, email: owner.email }}
      foot={page.view.booking.reference}
    >
      {children}
    </PageFrame>
  );
}
