import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { endSignIn } from "@/lib/auth/sign-in-steps";

export const POST = adminAction({
  schema: z.object({}),
  perform: async ({ headers }) => ({ ok: true as const, cookies: await endSignIn(headers) }),
  next: () => "/admin/sign-in?out=here",
});
