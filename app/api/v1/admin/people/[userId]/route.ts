import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { changePerson } from "@/lib/services/people/change-person";
import { pageRoleOrNone, userRole } from "../../_http/person-fields";

const schema = z.object({ role: userRole, pages: z.record(z.uuid(), pageRoleOrNone).default({}) });

export const POST = adminAction<typeof schema, { userId: string }>({
  schema,
  perform: ({ user, params, input }) => changePerson(user, params.userId, input),
});
