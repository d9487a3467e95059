import * as fc from "fast-check";
import type { Blocked, Occupied, SlotSettings } from "@/lib/domain/availability/types";
import { blockedBy } from "@/lib/domain/booking/times";
import { type Booking, LIVE_STATUSES, type Session, type SessionStatus } from "@/lib/domain/booking/types";
import type { Price } from "@/lib/domain/money/types";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import type { Amount, PolicyRules } from "@/lib/domain/policy/types";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";

/** Mon, Jun 1, 2026, 10:00 AM EDT. */
export const BOOKED = Date.UTC(2026, 5, 1, 14);
/** Wed, Jul 1, 2026, 10:00 AM EDT. */
export const START = Date.UTC(2026, 6, 1, 14);

export const PRICE: Price = { amount: 15_000, currency: "USD", mode: "displayed" };

export const percent = (value: number): Amount => ({ kind: "percent", percent: value });
export const fixed = (amount: number): Amount => ({ kind: "fixed", amount });
export const usd = (amount: number) => ({ amount, currency: "USD" });
export const NONE: Amount = { kind: "none" };

export function session(change: Partial<Session> = {}): Session {
  const start = change.start ?? START;
  return {
    id: "s1",
    reference: "BKNG-000000000001",
    position: 1,
    start,
    end: start + 30 * MINUTE,
    status: "scheduled",
    statusBy: "customer",
    originalStart: start,
    rescheduleCount: 0,
    icalUid: "7d3a8c0e-55aa-4a57-9a3a-0f1d2c3b4a59",
    icalSequence: 0,
    suggestedStarts: null,
    ...change,
  };
}

/** Three sessions of 30 minutes on three days at 10:00 AM in New York, $150. */
export function booking(change: Partial<Booking> = {}): Booking {
  const sessions = change.sessions ?? [0, 1, 2].map((day) => nth(day + 1, START + day * DAY));
  return {
    accountId: "a1",
    id: "b1",
    reference: "PKG-0000000001",
    status: "created",
    pageId: "p1",
    eventTypeId: "e1",
    ownerId: "o1",
    customer: { name: "John Smith", email: "john@example.com" },
    guests: [],
    note: "",
    company: "",
    phone: "",
    answers: [],
    zone: "America/New_York",
    locale: "en-US",
    title: "Coaching",
    location: "Video call",
    durationMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    price: PRICE,
    policy: defaultPolicy,
    sessionCount: sessions.length,
    linkVersion: 1,
    createdAt: BOOKED,
    ...change,
    sessions,
  };
}

/** The session at a 1-based position, `s1`, `s2`, … */
export function nth(position: number, start: Instant, change: Partial<Session> = {}): Session {
  return session({ id: `s${position}`, position, start, ...change });
}

/** Open around the clock, in steps of 5 minutes, without notice. */
export const OPEN: SlotSettings = {
  zone: "America/New_York",
  weeklyHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 })),
  overrides: [],
  durationMinutes: 30,
  stepMinutes: 5,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minimumNoticeMinutes: 0,
  horizonDays: 540,
  capPerDay: null,
  capPerWeek: null,
};

export const EMPTY: Occupied = { blocked: [], sessions: [] };

/** What the database would report: the live sessions with their buffers, and whatever else is given. */
export function occupiedBy(made: Booking, others: readonly Blocked[] = []): Occupied {
  const live = made.sessions.filter(({ status }) =>
    (LIVE_STATUSES as readonly SessionStatus[]).includes(status),
  );
  return {
    blocked: [...live.map((one) => ({ ...blockedBy(one, made), sessionId: one.id })), ...others],
    sessions: live.map((one) => ({ sessionId: one.id, start: one.start })),
  };
}

export const anyAmount: fc.Arbitrary<Amount> = fc.oneof(
  fc.constant(NONE),
  fc.integer({ min: 0, max: 10_000 }).map((basisPoints) => percent(basisPoints / 100)),
  fc.integer({ min: 0, max: 20_000 }).map(fixed),
);

const anyTiers = fc
  .uniqueArray(fc.oneof(fc.constantFrom(0, 15, 60, 1440, 20_160), fc.integer({ min: 15, max: 20_160 })), {
    maxLength: 4,
  })
  .chain((notices) =>
    fc.tuple(
      ...notices
        .sort((a, b) => b - a)
        .map((minutesBefore) => fc.record({ minutesBefore: fc.constant(minutesBefore), amount: anyAmount })),
    ),
  );

export const anyRules: fc.Arbitrary<PolicyRules> = fc.record({
  tiers: anyTiers,
  customText: fc.constant(null),
  reason: fc.constantFrom("mandatory", "optional", "none"),
  maxPerSession: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  maxMinutesAfterOriginal: fc.option(fc.integer({ min: 60, max: 100_000 }), { nil: null }),
  graceMinutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60_000 })),
});

export const anyPrice: fc.Arbitrary<Price | null> = fc.option(
  fc.record({
    amount: fc.integer({ min: 0, max: 1_000_000 }),
    currency: fc.constantFrom("USD", "JPY", "KWD"),
    mode: fc.constantFrom("hidden", "displayed", "collected"),
  }),
  { nil: null },
);

const anyStatus: fc.Arbitrary<SessionStatus> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<SessionStatus>("scheduled", "rescheduled") },
  fc.constantFrom<SessionStatus>("requested", "reschedule_requested", "completed", "no_show", "canceled"),
);

/** A package with any policy: sessions on different days at multiples of 5 minutes. */
export const anyBooking: fc.Arbitrary<Booking> = fc
  .record({
    cancel: anyRules,
    reschedule: anyRules,
    price: anyPrice,
    sessions: fc.array(
      fc.record({
        minute: fc.integer({ min: 0, max: 200 }),
        status: anyStatus,
        rescheduleCount: fc.integer({ min: 0, max: 3 }),
        icalSequence: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ cancel, reschedule, price, sessions }) =>
    booking({
      policy: { cancel, reschedule },
      price,
      sessions: sessions.map(({ minute, ...rest }, day) =>
        nth(day + 1, START + day * DAY + minute * 5 * MINUTE, rest),
      ),
    }),
  );

/** A moment that falls on, just before or just after one of the policy's own boundaries, or anywhere. */
export function anyMoment(made: Booking): fc.Arbitrary<Instant> {
  const boundaries = made.sessions.flatMap((one) =>
    [...made.policy.cancel.tiers, ...made.policy.reschedule.tiers].map(
      (tier) => one.start - tier.minutesBefore * MINUTE,
    ),
  );
  const graces = [made.policy.cancel, made.policy.reschedule].map(
    (rules) => BOOKED + rules.graceMinutes * MINUTE,
  );
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...boundaries, ...graces, START), fc.constantFrom(-1, 0, 1))
      .map(([instant, step]) => instant + step),
    fc.integer({ min: BOOKED, max: START + 7 * DAY }),
    fc.integer({ min: START - 15 * DAY, max: START + HOUR }),
  );
}

export const anyBookingAndMoment = anyBooking.chain((made) => fc.tuple(fc.constant(made), anyMoment(made)));
