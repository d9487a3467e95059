import { answerChange, guarded } from "@/app/api/v1/_http/answer";
import { check, isForm, type Parsed, readForm, readJson } from "@/app/api/v1/_http/body";
import { backToForm, seeOther } from "@/app/api/v1/_http/forms";
import { problemResponse } from "@/app/api/v1/_http/problem";
import { tooManyRequests } from "@/app/api/v1/_http/rate-limit";
import { bookingProblem } from "@/app/api/v1/_http/refusals";
import { bookingRequest } from "@/app/api/v1/_http/schemas";
import { sessionView } from "@/app/api/v1/_http/views";
import { manageUrlOf } from "@/lib/auth/manage-link";
import { currentInstant } from "@/lib/clock";
import { currentAccount } from "@/lib/services/account";
import { type Booked, bookSessions } from "@/lib/services/book-sessions";

type Context = { params: Promise<{ page: string; eventType: string }> };

export const POST = guarded(async (request: Request, { params }: Context) => {
  const { page, eventType } = await params;
  const limited = await tooManyRequests(request, "book");
  if (limited) return problemResponse(limited);
  return isForm(request) ? bookFromForm(request, page, eventType) : bookFromJson(request, page, eventType);
});

async function bookFromJson(request: Request, page: string, eventType: string): Promise<Response> {
  const body = await readJson(request);
  const input: Parsed<unknown> = body;
  const parsed = input.ok ? check(bookingRequest, input.value) : input;
  if (!parsed.ok) return problemResponse(parsed.problem);
  return answerChange({
    request,
    accountId: (await currentAccount()).id,
    scope: `book ${page}/${eventType}`,
    input: parsed.value,
    perform: (idempotency) =>
      bookSessions({ page, eventType, ...parsed.value }, currentInstant(), idempotency),
    render: (booked: Booked) => ({ status: 201, body: bookedView(booked) }),
    refuse: bookingProblem,
  });
}

function bookedView({ booking, token }: Booked) {
  return {
    reference: booking.reference,
    status: booking.status,
    manageUrl: manageUrlOf(token),
    sessions: booking.sessions.map(sessionView),
  };
}

async function bookFromForm(request: Request, page: string, eventType: string): Promise<Response> {
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
  });
  const back = (kept: readonly string[]) => {
    const query = new URLSearchParams(kept.map((start) => ["start", start]));
    const zone = fields.get("zone");
    if (zone) query.set("zone", zone);
    return `/${encodeURIComponent(page)}/${encodeURIComponent(eventType)}?${query}`;
  };
  const scope = `book ${page}/${eventType}`;
  if (!parsed.ok) return backToForm(back(starts), scope, fields, parsed.problem);
  const booked = await bookSessions({ page, eventType, ...parsed.value }, currentInstant());
  if (booked.ok) return seeOther(`/manage/${booked.token}/done`);
  const problem = bookingProblem(booked);
  if (booked.code === "not_found") return problemResponse(problem);
  const lost = new Set("times" in booked ? booked.times?.map(({ start }) => start) : []);
  const kept = starts.filter((_, index) => !lost.has(parsed.value.starts[index] ?? Number.NaN));
  return backToForm(back(kept), scope, fields, problem);
}

/** What people write between addresses: commas, semicolons, spaces, line breaks. */
function addresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== "");
}
