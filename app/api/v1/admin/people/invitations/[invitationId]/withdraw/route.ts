import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { withdrawInvitation } from "@/lib/services/people/invite-person";

const schema = z.object({});

export const POST = adminAction<typeof schema, { invitationId: string }>({
  schema,
  perform: ({ user, params }) => withdrawInvitation(user, params.invitationId),
  next: () => "/admin/people?withdrawn=1",
});
