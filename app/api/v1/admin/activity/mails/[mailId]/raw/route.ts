import { guarded } from "@/app/api/v1/_http/answer";
import { rawFile } from "@/app/mailbox/download";
import { bookingMailFile } from "../../file";

type Context = { params: Promise<{ mailId: string }> };

export const GET = guarded(async (request: Request, { params }: Context) =>
  bookingMailFile(request, (await params).mailId, rawFile),
);
