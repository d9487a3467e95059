import { guarded } from "@/app/api/v1/_http/answer";
import { answerBooking } from "@/app/api/v1/_http/booking";

type Context = { params: Promise<{ page: string }> };

/** Books the page itself, while it has no event type. */
export const POST = guarded(async (request: Request, { params }: Context) =>
  answerBooking(request, { page: (await params).page, eventType: null }),
);
