import { manageUrlOf } from "@/lib/auth/manage-link";
import { currentInstant } from "@/lib/clock";
import { currentAccount } from "@/lib/services/account";
import { type BookedOnline, bookOnline } from "@/lib/services/book/book-online";
import type { Booked } from "@/lib/services/book/book-sessions";
import { answerChange } from "./answer";
import { check, isForm, type Parsed, readForm, readJson } from "./body";
import { ANSWER_PREFIX, backToForm, seeOther } from "./forms";
import { movedOrNotFound } from "./moved";
import { problemResponse } from "./problem";
import { tooManyRequests } from "./rate-limit";
import { bookingProblem } from "./refusals";
import { bookingRequest } from "./schemas";
import { sessionView } from "./views";

/** What is asked about: an event type of a page, or (null) the page itself. */
export interface Offered {
  readonly page: string;
  readonly eventType: string | null;
}

/** Books from a JSON call or from a page's form. */
export async function answerBooking(request: Request, offer: Offered): Promise<Response> {
  const limited = await tooManyRequests(request, "book");
  if (limited) return problemResponse(limited);
  return isForm(request) ? bookFromForm(request, offer) : bookFromJson(request, offer);
}

/** `demo/coaching`, or `demo`: names the offer in addresses, and the forms and keys that belong to it. */
function nameOf({ page, eventType }: Offered): string {
  return [page, eventType]
    .filter((part) => part !== null)
    .map(encodeURIComponent)
    .join("/");
}

async function bookFromJson(request: Request, offer: Offered): Promise<Response> {
  const body = await readJson(request);
  const input: Parsed<unknown> = body;
  const parsed = input.ok ? check(bookingRequest, input.value) : input;
  if (!parsed.ok) return problemResponse(parsed.problem);
  const answer = await answerChange({
    request,
    accountId: (await currentAccount()).id,
    scope: `book ${nameOf(offer)}`,
    input: parsed.value,
    perform: (idempotency) => bookOnline({ ...offer, ...parsed.value }, currentInstant(), idempotency),
    render: answerOf,
    refuse: bookingProblem,
  });
  return answer.status === 404 ? movedOrNotFound(request, offer) : answer;
}

function answerOf(outcome: BookedOnline) {
  if ("booking" in outcome) return { status: 201, body: bookedView(outcome) };
  const { checkoutUrl, expiresAt } = outcome;
  return { status: 202, body: { checkoutUrl, expiresAt: new Date(expiresAt).toISOString() } };
}

function bookedView({ booking, token }: Booked) {
  return {
    reference: booking.reference,
    status: booking.status,
    manageUrl: manageUrlOf(token),
    sessions: booking.sessions.map(sessionView),
  };
}

async function bookFromForm(request: Request, offer: Offered): Promise<Response> {
  const form = await readForm(request);
  if (!form.ok) return problemResponse(form.problem);
  const fields = form.value;
  const starts = fields.getAll("start");
  const parsed = check(bookingRequest, {
    starts,
    zone: fields.get("zone") ?? undefined,
    locale: fields.get("locale") ?? undefined,
    customer: { name: fields.get("name") ?? "", email: fields.get("email") ?? "" },
    guests: addresses(fields.get("guests") ?? ""),
    note: fields.get("note") ?? "",
    company: fields.get("company") ?? "",
    phone: fields.get("phone") ?? "",
    answers: Object.fromEntries(answersIn(fields)),
  });
  const back = (kept: readonly string[]) => {
    const query = new URLSearchParams(kept.map((start) => ["start", start]));
    const zone = fields.get("zone");
    if (zone) query.set("zone", zone);
    return `/${nameOf(offer)}?${query}`;
  };
  const scope = `book ${nameOf(offer)}`;
  if (!parsed.ok) return backToForm(back(starts), scope, fields, parsed.problem);
  const booked = await bookOnline({ ...offer, ...parsed.value }, currentInstant());
  if (booked.ok) return seeOther("booking" in booked ? `/manage/${booked.token}/done` : booked.checkoutUrl);
  const problem = bookingProblem(booked);
  if (booked.code === "not_found") return movedOrNotFound(request, offer);
  const lost = new Set("times" in booked ? booked.times?.map(({ start }) => start) : []);
  const kept = starts.filter((_, index) => !lost.has(parsed.value.starts[index] ?? Number.NaN));
  return backToForm(back(kept), scope, fields, problem);
}

/** The fields of the owner's own questions, `answers.<id>`. A box that is not ticked is not sent. */
function answersIn(fields: URLSearchParams): [string, string][] {
  return [...fields].flatMap(([name, value]) =>
    name.startsWith(ANSWER_PREFIX) ? [[name.slice(ANSWER_PREFIX.length), value]] : [],
  );
}

/** What people write between addresses: commas, semicolons, spaces, line breaks. */
function addresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== "");
}
