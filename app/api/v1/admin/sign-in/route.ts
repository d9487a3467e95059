import { z } from "zod";
import { openAction } from "@/app/api/v1/admin/_http/open-action";
import { type SignInOutcome, signIn } from "@/lib/services/people/sign-in";
import { passwordField } from "../_http/person-fields";

const schema = z.object({
  email: z.string("Write your mail address.").trim().min(1, "Write your mail address.").max(254),
  password: passwordField,
});

export const POST = openAction<typeof schema, Record<string, never>, SignInOutcome>({
  schema,
  perform: ({ input, headers, client, now }) => signIn(input, { headers, client }, now),
  next: ({ codeNeeded }, form) => {
    const next = form.get("next") ?? "/admin";
    return codeNeeded ? `/admin/sign-in/code?next=${encodeURIComponent(next)}` : next;
  },
  render: ({ codeNeeded }) => ({ codeNeeded }),
});
