import type { ManagedBooking } from "@/lib/auth/managed-booking";
import type { SlotSettings } from "@/lib/domain/availability/types";
import type { BookingPage } from "@/lib/domain/booking/page";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { judge } from "@/lib/domain/policy/judge";
import type { Verdict } from "@/lib/domain/policy/types";
import type { Instant } from "@/lib/domain/time";
import { readPageSettings } from "@/lib/store/pages";

/** One session with what its customer may do with it now. */
export interface JudgedSession {
  readonly session: Session;
  readonly reschedule: Verdict;
  readonly cancel: Verdict;
}

export interface ManagedBookingView {
  readonly booking: Booking;
  readonly page: BookingPage;
  readonly settings: SlotSettings;
  readonly sessions: readonly JudgedSession[];
}

/** The booking behind a link with the verdict on each session at this moment. */
export async function readManagedBooking(
  { booking }: ManagedBooking,
  now: Instant,
): Promise<ManagedBookingView> {
  const { page, settings } = await readPageSettings(booking.accountId, booking.pageId);
  return {
    booking,
    page,
    settings,
    sessions: booking.sessions.map((session) => ({
      session,
      reschedule: judge("reschedule", booking, session, now),
      cancel: judge("cancel", booking, session, now),
    })),
  };
}
