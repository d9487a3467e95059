import { openManagedBooking } from "@/lib/auth/managed-booking";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { collect } from "../payments";
import { book, freeSlots, NOW, rows, startsOnDays } from "../studio";
import type { Task } from "./child";

/** A customer who wants something that has to be paid. */
export interface Customer {
  readonly wants: Extract<Task, { do: "book" | "reschedule" }>;
  readonly holds: () => Promise<string[]>;
  readonly isDone: () => Promise<boolean>;
  /** Makes what is wanted impossible after it was asked for. */
  readonly spoil: () => Promise<void>;
  /** Where to pay, once they were told. */
  url: string | null;
  paid: boolean;
  spoiled: boolean;
}

export const idsOf = async (text: string, values: unknown[]) =>
  (await rows<{ id: string }>(text, values)).map(({ id }) => id);

let customers = 0;

/** Wants to book a package whose price is collected. */
export async function bookingCustomer(): Promise<Customer> {
  const email = `customer-${++customers}@customers.example`;
  const request = {
    page: "demo",
    eventType: "coaching",
    starts: await startsOnDays("coaching", 3),
    zone: "Europe/Berlin",
    locale: "en-US",
    customer: { name: "John Smith", email },
    guests: [],
    note: "",
  };
  return {
    wants: { do: "book", request, now: NOW },
    holds: () =>
      idsOf("SELECT id FROM hold WHERE change -> 'request' -> 'customer' ->> 'email' = $1", [email]),
    isDone: async () =>
      (
        await idsOf(
          "SELECT id FROM activity WHERE kind = 'booked' AND by_name = 'John Smith' AND booking_id IN (SELECT booking_id FROM hold WHERE change -> 'request' -> 'customer' ->> 'email' = $1)",
          [email],
        )
      ).length === 1,
    spoil: async () => {
      await rows("UPDATE event_type SET active = false WHERE slug = 'coaching'");
    },
    url: null,
    paid: false,
    spoiled: false,
  };
}

/** Has a package, and wants to move a session of it for a fee. */
export async function movingCustomer(): Promise<Customer> {
  await rows("UPDATE event_type SET price_mode = 'displayed' WHERE slug = 'coaching'");
  const { booking, token } = await book("coaching", await startsOnDays("coaching", 3));
  await rows("UPDATE booking SET price_mode = 'collected' WHERE id = $1", [booking.id]);
  await collect("coaching");
  const start = (await freeSlots("coaching", "2026-12-07", "2026-12-18"))[0]!.start;
  const sessionId = booking.sessions[0]!.id;
  return {
    wants: { do: "reschedule", token, moves: [{ sessionId, start }], now: NOW },
    holds: () => idsOf("SELECT id FROM hold WHERE booking_id = $1", [booking.id]),
    isDone: async () =>
      (
        await idsOf("SELECT id FROM session WHERE id = $1 AND starts_at = $2 AND ical_sequence = 1", [
          sessionId,
          new Date(start),
        ])
      ).length === 1,
    spoil: async () => {
      const canceled = await cancelSessions(
        (await openManagedBooking(token))!,
        { sessions: [sessionId], reason: "ill" },
        NOW,
      );
      if (!canceled.ok) throw new Error("not canceled");
    },
    url: null,
    paid: false,
    spoiled: false,
  };
}
