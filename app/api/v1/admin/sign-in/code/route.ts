import { z } from "zod";
import { openAction } from "@/app/api/v1/admin/_http/open-action";
import { signInWithCode } from "@/lib/services/people/sign-in";
import { codeField } from "../../_http/person-fields";

export const POST = openAction({
  schema: z.object({ code: codeField }),
  perform: ({ input, headers, client, now }) => signInWithCode(input, { headers, client }, now),
  next: (_outcome, form) => form.get("next") ?? "/admin",
  refusedAt: ({ code }, form) => (code === "invalid" ? null : signInAgain(form.get("next"))),
  render: () => ({ codeNeeded: false }),
});

function signInAgain(next: string | null): string {
  return next === null ? "/admin/sign-in" : `/admin/sign-in?next=${encodeURIComponent(next)}`;
}
