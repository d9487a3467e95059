import { z } from "zod";
import { openAction } from "@/app/api/v1/admin/_http/open-action";
import { setPasswordByLink } from "@/lib/services/people/set-password-by-link";
import { passwordField } from "../../_http/person-fields";

const schema = z.object({ password: passwordField });

export const POST = openAction<typeof schema, { token: string }>({
  schema,
  perform: ({ params, input, now }) => setPasswordByLink(params.token, input, now),
  next: () => "/admin/sign-in?password=set",
});
