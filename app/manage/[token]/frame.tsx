import type { ReactNode } from "react";
import { hostView } from "@/components/booking/host-view";
import { PageFrame } from "@/components/booking/page-frame";
import type { ManagedPage } from "./open";

/** The owner above, the booking's reference below. */
export function ManageFrame({ page, children }: { page: ManagedPage; children: ReactNode }) {
  return (
    <PageFrame host={hostView(page.view.page)} foot={page.view.booking.reference}>
      {children}
    </PageFrame>
  );
}
