import { describe, expect, it } from "vitest";
import { managedAnswer, pageAnswer, slotsAnswer } from "@/app/api/v1/_http/response-schemas";
import { managedView, pageView, slotView } from "@/app/api/v1/_http/views";
import { defaultForm } from "@/lib/domain/booking/form";
import type { BookingPage, EventType } from "@/lib/domain/booking/page";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import { judge } from "@/lib/domain/policy/judge";
import type { Policy } from "@/lib/domain/policy/types";
import { DAY } from "@/lib/domain/time";
import { BOOKED, booking, fixed, NONE, nth, OPEN, PRICE, percent, START } from "../booking/samples";

const page: BookingPage = {
  accountId: "a1",
  accountName: "Demo Studio",
  id: "p1",
  slug: "demo",
  title: "Dana Demo",
  description: "",
  zone: "America/New_York",
  paused: false,
  owner: { id: "o1", name: "Dana Demo", email: "dana@demo.example" },
  invitations: "automatic",
  accentColor: null,
  logoHash: null,
};
const policy: Policy = { cancel: anyTime(percent(50)), reschedule: anyTime(percent(10)) };
const eventType: EventType = {
  id: "e1",
  slug: "coaching",
  title: "Coaching",
  description: "",
  locationKind: "place",
  location: "Video call",
  durationMinutes: 30,
  sessionCount: 3,
  requiresApproval: false,
  price: PRICE,
  policy,
  form: defaultForm,
};

const UUID = "7d3a8c0e-55aa-4a57-9a3a-0f1d2c3b4a59";

/** What is sent is what the document says is sent: nothing missing, nothing more. */
describe("answers keep to their schemas", () => {
  it.each([PRICE, null, { ...PRICE, mode: "hidden" as const }])("a page, priced %o", (price) => {
    const view = JSON.parse(JSON.stringify(pageView(page, [{ ...eventType, price }])));
    expect(pageAnswer.parse(view)).toEqual(view);
  });

  it("slots", () => {
    const view = { slots: [slotView({ start: START, end: START + DAY })] };
    expect(slotsAnswer.parse(view)).toEqual(view);
  });

  const policies: readonly Policy[] = [
    policy,
    { cancel: never(), reschedule: never() },
    { cancel: upTo(1440, percent(100), fixed(100)), reschedule: upTo(1440, NONE, null) },
  ];
  const statuses: readonly SessionStatus[] = [
    "requested",
    "scheduled",
    "rescheduled",
    "completed",
    "canceled",
  ];
  const cases = policies.flatMap((frozen) =>
    statuses.flatMap((status) =>
      [BOOKED, START - 60_000, START + DAY].flatMap((now) =>
        [PRICE, null].map((price) => ({ frozen, status, now, price })),
      ),
    ),
  );

  it.each(cases)("a managed booking: $status at $now", ({ frozen, status, now, price }) => {
    const made = booking({ policy: frozen, price, sessions: [nth(1, START, { id: UUID, status })] });
    const sessions = made.sessions.map((session) => ({
      session,
      reschedule: judge("reschedule", made, session, now),
      cancel: judge("cancel", made, session, now),
    }));
    const view = JSON.parse(
      JSON.stringify(managedView({ booking: made, page, settings: OPEN, sessions }, "quote")),
    );
    expect(managedAnswer.parse(view)).toEqual(view);
  });
});
