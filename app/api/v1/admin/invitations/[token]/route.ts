import { z } from "zod";
import { preferredLocale } from "@/app/[page]/locale";
import { openAction } from "@/app/api/v1/admin/_http/open-action";
import { joinAccount } from "@/lib/services/people/join-account";
import { signIn } from "@/lib/services/people/sign-in";
import { nameField, passwordField } from "../../_http/person-fields";

const schema = z.object({ name: nameField("Write your name."), password: passwordField });

export const POST = openAction<typeof schema, { token: string }, { ok: true; cookies: readonly string[] }>({
  schema,
  perform: async ({ params, input, headers, client, now }) => {
    const locale = preferredLocale(headers.get("accept-language"));
    const joined = await joinAccount(params.token, { ...input, locale }, now);
    if (!joined.ok) return joined;
    const { email } = joined;
    return signIn({ email, password: input.password }, { headers, client }, now);
  },
  next: () => "/admin",
});
