import { v7 as orderedUuid } from "uuid";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import type { Policy } from "@/lib/domain/policy/types";
import { findAccount } from "@/lib/store/accounts";
import { prisma } from "@/lib/store/client";
import type { Prisma } from "@/lib/store/generated/client";

const WORKDAYS = [1, 2, 3, 4, 5];
const percent = (value: number) => ({ kind: "percent", percent: value }) as const;
const json = (policy: Policy) => policy as unknown as Prisma.InputJsonValue;

/** What can be paid in the demo with a double of Stripe (`npm run demo:stripe`). */
const MENTORING = {
  slug: "mentoring",
  title: "Mentoring",
  description: "Three conversations, paid online when you book.",
  durationMinutes: 30,
  sessionCount: 3,
  priceMode: "collected" as const,
  priceAmount: 15_000,
  priceCurrency: "USD",
  policy: json({ cancel: anyTime(percent(50)), reschedule: anyTime(percent(10)) }),
};

/** The address that the demo's owner signs in with. */
export const DEMO_OWNER = "dana@demo.example";

/**
 * Makes the demo of the contract in an installation without an account. Answers whether it did.
 *
 * @param options.collected Adds a package whose price and fees are collected, and refunds that go back by themselves.
 */
export async function seedDemo({ collected = false } = {}): Promise<boolean> {
  if (await findAccount()) return false;
  const accountId = orderedUuid();
  const ownerId = orderedUuid();
  const pageId = orderedUuid();
  const none = { kind: "none" } as const;

  const eventTypes = [
    {
      slug: "coaching",
      title: "Coaching",
      description: "Three conversations to find out what is next, and a plan to get there.",
      durationMinutes: 30,
      sessionCount: 3,
      priceMode: "displayed" as const,
      priceAmount: 15_000,
      priceCurrency: "USD",
      policy: json({
        cancel: anyTime(percent(50), { reason: "mandatory" }),
        reschedule: anyTime(percent(10), { reason: "mandatory" }),
      }),
    },
    ...(collected ? [MENTORING] : []),
    {
      slug: "meeting",
      title: "15-minute meetings",
      description: "Three short check-ins, at the times that suit you.",
      durationMinutes: 15,
      sessionCount: 3,
      policy: json({ cancel: anyTime(), reschedule: anyTime() }),
    },
    {
      slug: "consulting",
      title: "Consulting",
      description: "Five hours on one question, from the first sketch to the decision.",
      durationMinutes: 60,
      sessionCount: 5,
      policy: json({
        cancel: upTo(24 * 60, none, null, { reason: "none" }),
        reschedule: upTo(24 * 60, none, null, { reason: "none" }),
      }),
    },
    {
      slug: "intro",
      title: "Introduction",
      description: "A quarter of an hour to get to know each other.",
      durationMinutes: 15,
      sessionCount: 1,
      policy: json({ cancel: anyTime(), reschedule: never() }),
    },
    {
      slug: "trial",
      title: "Trial session",
      description: "Suggest up to five times. Dana picks one and confirms it.",
      durationMinutes: 30,
      sessionCount: 1,
      requiresApproval: true,
      policy: json({ cancel: anyTime(), reschedule: anyTime() }),
    },
  ];

  const db = prisma();
  await db.$transaction([
    db.account.create({ data: { id: accountId, name: "Demo Studio" } }),
    db.user.create({
      data: { accountId, id: ownerId, name: "Dana Demo", email: DEMO_OWNER, role: "administrator" },
    }),
    db.bookingPage.create({
      data: {
        accountId,
        id: pageId,
        slug: "demo",
        ownerId,
        title: "Dana Demo",
        description: "Coaching and consulting. Pick what you need, and your times.",
        zone: "America/New_York",
      },
    }),
    db.pageMember.create({ data: { accountId, pageId, userId: ownerId, role: "owner" } }),
    db.weeklyHours.createMany({
      data: WORKDAYS.map((weekday) => ({
        accountId,
        pageId,
        weekday,
        startMinute: 9 * 60,
        endMinute: 17 * 60,
      })),
    }),
    db.eventType.createMany({
      data: eventTypes.map((eventType, position) => ({
        accountId,
        pageId,
        id: orderedUuid(),
        position,
        location: "Video call",
        ...eventType,
      })),
    }),
    db.stakeholder.createMany({
      data: [
        { accountId, pageId, email: "front-desk@demo.example", name: "Front desk" },
        { accountId, pageId, email: "robin@demo.example", name: "Robin Reed" },
      ],
    }),
    ...(collected
      ? [db.paymentSettings.create({ data: { accountId, refundPolicy: "automatic", updatedAt: new Date() } })]
      : []),
  ]);
  return true;
}
