import { z } from "zod";
import { preferredLocale } from "@/app/[page]/locale";
import { zone } from "@/app/api/v1/_http/schemas";
import { openAction } from "@/app/api/v1/admin/_http/open-action";
import { isFromThisMachine } from "@/app/mailbox/access";
import { setUpAccount } from "@/lib/services/people/set-up-account";
import { signIn } from "@/lib/services/people/sign-in";
import { addressField, nameField, passwordField } from "../_http/person-fields";

const schema = z.object({
  account: nameField("Write the name of your practice or studio."),
  name: nameField("Write your name."),
  email: addressField,
  password: passwordField,
  zone,
  setupCode: z.string().max(100).default(""),
});

export const POST = openAction<
  typeof schema,
  Record<string, never>,
  { ok: true; cookies: readonly string[] }
>({
  schema,
  perform: async ({ input, headers, client, now }) => {
    const locale = preferredLocale(headers.get("accept-language"));
    const local = isFromThisMachine(headers);
    const done = await setUpAccount({ ...input, locale }, { local, client }, now);
    if (!done.ok) return done;
    const { email, password } = input;
    return signIn({ email, password }, { headers, client }, now);
  },
  next: () => "/admin/setup/page",
});
