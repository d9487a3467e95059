import { guarded } from "@/app/api/v1/_http/answer";
import { answerBooking } from "@/app/api/v1/_http/booking";

type Context = { params: Promise<{ page: string; eventType: string }> };

export const POST = guarded(async (request: Request, { params }: Context) =>
  answerBooking(request, await params),
);
