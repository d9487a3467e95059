import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { invitePerson } from "@/lib/services/people/invite-person";
import { addressField, nameField, pageRoleOrNone, userRole } from "../_http/person-fields";

const schema = z.object({
  name: nameField("Write the person's name."),
  email: addressField,
  role: userRole,
  pages: z.record(z.uuid(), pageRoleOrNone).default({}),
});

export const POST = adminAction<typeof schema, Record<string, never>, { ok: true; email: string }>({
  schema,
  perform: ({ user, input: { pages, ...rest }, now }) => {
    const named = Object.entries(pages).flatMap(([pageId, role]) => (role ? [{ pageId, role }] : []));
    return invitePerson(user, { ...rest, pages: named }, now);
  },
  next: ({ email }) => `/admin/people?invited=${encodeURIComponent(email)}`,
  status: 201,
});
