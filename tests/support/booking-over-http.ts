import { type APIRequestContext, expect } from "@playwright/test";

export interface BookedOverHttp {
  readonly reference: string;
  /** The path of its Cancel/Reschedule page. */
  readonly path: string;
  readonly api: string;
  readonly sessions: readonly { readonly id: string; readonly start: string }[];
}

const PRIYA = { name: "Priya Nair", email: "priya@customers.example" } as const;

const DAY = 86_400_000;
const FAR_ENOUGH = 90;

/** The nth working day from three months on: a day of its own for each test, since they share an owner's calendar. */
export function workday(nth: number): string {
  const date = new Date(Date.now() + FAR_ENOUGH * DAY);
  for (let left = nth; ; date.setUTCDate(date.getUTCDate() + 1)) {
    if ([0, 6].includes(date.getUTCDay())) continue;
    if (left === 0) return date.toISOString().slice(0, 10);
    left -= 1;
  }
}

export async function freeStarts(
  request: APIRequestContext,
  eventType: string,
  day: string,
): Promise<string[]> {
  const params = { from: day, to: day, zone: "America/New_York" };
  const answer = await request.get(`/api/v1/pages/demo/${eventType}/slots`, { params });
  expect(answer.status()).toBe(200);
  const { slots } = (await answer.json()) as { slots: { start: string }[] };
  return slots.map(({ start }) => start);
}

/** Books the event type at free times of that day, one every `apart` starting times. */
export async function bookOn(
  request: APIRequestContext,
  eventType: string,
  count: number,
  day: string,
  apart = 4,
  customer: { readonly name: string; readonly email: string } = PRIYA,
): Promise<BookedOverHttp> {
  const free = await freeStarts(request, eventType, day);
  const starts = Array.from({ length: count }, (_, index) => free[index * apart]);
  const answer = await request.post(`/api/v1/pages/demo/${eventType}/bookings`, {
    data: {
      starts,
      zone: "America/New_York",
      customer,
      guests: ["guest@customers.example"],
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { reference, manageUrl, sessions } = await answer.json();
  const { pathname } = new URL(manageUrl);
  return { reference, path: pathname, api: `/api/v1${pathname}`, sessions };
}
