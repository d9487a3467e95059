import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { resendInvitation } from "@/lib/services/people/invite-person";

const schema = z.object({});

export const POST = adminAction<typeof schema, { invitationId: string }>({
  schema,
  perform: ({ user, params, now }) => resendInvitation(user, params.invitationId, now),
  next: () => "/admin/people?resent=1",
});
