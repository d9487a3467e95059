import { guarded } from "@/app/api/v1/_http/answer";
import { answerSlots } from "@/app/api/v1/_http/offered-slots";

type Context = { params: Promise<{ page: string; eventType: string }> };

export const GET = guarded(async (request: Request, { params }: Context) =>
  answerSlots(request, await params),
);
