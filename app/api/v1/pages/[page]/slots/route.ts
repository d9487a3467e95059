import { guarded } from "@/app/api/v1/_http/answer";
import { answerSlots } from "@/app/api/v1/_http/offered-slots";

type Context = { params: Promise<{ page: string }> };

/** The free times of the page itself, while it has no event type. */
export const GET = guarded(async (request: Request, { params }: Context) =>
  answerSlots(request, { page: (await params).page, eventType: null }),
);
