import { guarded, json } from "@/app/api/v1/_http/answer";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { managedView } from "@/app/api/v1/_http/views";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { mintQuote } from "@/lib/auth/quote";
import { currentInstant } from "@/lib/clock";
import { readManagedBooking } from "@/lib/services/change/read-managed-booking";

type Context = { params: Promise<{ token: string }> };

export const GET = guarded(async (_request: Request, { params }: Context) => {
  const managed = await openManagedBooking((await params).token);
  if (!managed) return problemResponse(linkNotFound);
  const now = currentInstant();
  return json({
    status: 200,
    body: managedView(await readManagedBooking(managed, now), mintQuote(managed.booking.id, now)),
  });
});
