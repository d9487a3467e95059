import type { ReactNode } from "react";
import { hostView } from "@/components/booking/host-view";
import { firstName } from "@/components/booking/names";
import { PageFrame } from "@/components/booking/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { BookingPage } from "@/lib/domain/booking/page";

/** The owner above, the account below. */
export function CustomerFrame({ page, children }: { page: BookingPage; children: ReactNode }) {
  return (
    <PageFrame host={hostView(page)} foot={page.accountName}>
      {children}
    </PageFrame>
  );
}

/** New bookings are paused; what is booked already can still be changed. */
export function Paused({ page: { owner } }: { page: BookingPage }) {
  const name = firstName(owner.name);
  return (
    <Empty
      icon="calendar"
      action={
        <ButtonLink icon="mail" href={`mailto:${owner.email}`}>
          Contact {name}
        </ButtonLink>
      }
    >
      {name} takes no new bookings at the moment. Sessions that are booked already stay as they are, and the
      Cancel/Reschedule link in their mails still works.
    </Empty>
  );
}
