import { guarded } from "@/app/api/v1/_http/answer";
import { partFile } from "@/app/mailbox/download";
import { bookingMailFile } from "../../../file";

type Context = { params: Promise<{ mailId: string; n: string }> };

export const GET = guarded(async (request: Request, { params }: Context) => {
  const { mailId, n } = await params;
  return bookingMailFile(request, mailId, (found) => partFile(found, n));
});
