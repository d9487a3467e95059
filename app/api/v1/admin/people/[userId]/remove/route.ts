import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { removePerson } from "@/lib/services/people/change-person";

const schema = z.object({});

export const POST = adminAction<typeof schema, { userId: string }, { ok: true; name: string }>({
  schema,
  perform: ({ user, params, now }) => removePerson(user, params.userId, now),
  next: ({ name }) => `/admin/people?removed=${encodeURIComponent(name)}`,
});
