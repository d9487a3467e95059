import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { anyTime } from "@/lib/domain/policy/defaults";
import { ownEventType, ownPage, sql } from "./page-over-sql";
import { tell } from "./stripe/control";

export interface PaidPage {
  readonly slug: string;
  /** "/p…/paid" */
  readonly path: string;
  readonly ownerEmail: string;
}

const percent = (value: number) => ({ kind: "percent", percent: value }) as const;

/** A page of an owner of its own with the package `paid`: $150.00 collected for 3 sessions, fee 10%, refund 50%. */
export async function paidPage(): Promise<PaidPage> {
  const page = await ownPage("Mentoring");
  const id = await ownEventType(page, { slug: "paid", title: "Mentoring", sessionCount: 3, price: 15_000 });
  const policy = { cancel: anyTime(percent(50)), reschedule: anyTime(percent(10)) };
  await sql("UPDATE event_type SET price_mode = 'collected', policy = $2 WHERE id = $1", [
    id,
    JSON.stringify(policy),
  ]);
  const [owner] = await sql<{ email: string }>(
    `SELECT u.email FROM "user" u JOIN booking_page p ON p.account_id = u.account_id AND p.owner_id = u.id WHERE p.id = $1`,
    [page.pageId],
  );
  return { slug: page.slug, path: `/${page.slug}/paid`, ownerEmail: owner?.email ?? "" };
}

/** Starting times of that page from a month on, an hour apart. */
export async function paidStarts(
  request: APIRequestContext,
  { slug }: PaidPage,
  count: number,
  days = 30,
): Promise<string[]> {
  const from = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const params = { from, to: from, zone: "UTC" };
  const answer = await request.get(`/api/v1/pages/${slug}/paid/slots`, { params });
  const { slots } = (await answer.json()) as { slots: { start: string }[] };
  const starts = slots.filter(({ start }) => start.includes(":00:00")).map(({ start }) => start);
  expect(starts.length).toBeGreaterThanOrEqual(count);
  return starts.slice(0, count).map((start) => new Date(start).toISOString().replace(".000Z", "Z"));
}

/** The double's Checkout behind the address of its pay page. */
export const checkoutOf = (url: string) => new URL(url).pathname.split("/").at(-1) ?? "";

export const stripe = () => process.env.RESLOT_STRIPE_URL ?? "";

/** Books the package over HTTP and pays its price; leaves the browser on the page that says so. Answers the manage path. */
export async function bookAndPay(page: Page, paid: PaidPage, email: string): Promise<string> {
  const answer = await page.request.post(`/api/v1/pages/${paid.slug}/paid/bookings`, {
    data: {
      starts: await paidStarts(page.request, paid, 3),
      zone: "America/New_York",
      customer: { name: "John Smith", email },
    },
  });
  expect(answer.status(), await answer.text()).toBe(202);
  const { checkoutUrl } = (await answer.json()) as { checkoutUrl: string };
  await tell(stripe(), { do: "pay", checkout: checkoutOf(checkoutUrl) });
  await page.goto(checkoutUrl); // which leads back, for it is paid
  await page.waitForURL(/\/manage\/[\w-]+\/done/);
  return new URL(page.url()).pathname.replace(/\/done$/, "");
}
