import { guarded } from "@/app/api/v1/_http/answer";
import { readText } from "@/app/api/v1/_http/body";
import { problemResponse } from "@/app/api/v1/_http/problem";
import { receiveStripeEvent } from "@/lib/services/payments/receive-stripe-event";

/** Stripe's events. The signature is checked on the raw body; what they say is asked of Stripe again by a job. */
export const POST = guarded(async (request: Request) => {
  const body = await readText(request);
  if (!body.ok) return problemResponse(body.problem);
  const outcome = await receiveStripeEvent(body.value, request.headers.get("stripe-signature") ?? "");
  if (!outcome.ok) return problemResponse(outcome);
  return Response.json({ received: true }, { headers: { "cache-control": "no-store" } });
});
