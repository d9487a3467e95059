import { z } from "zod";
import { secretsCookie } from "@/app/admin/account/second-factor/secrets";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import type { SecondFactorSecrets } from "@/lib/auth/second-factor";
import { startSecondFactor } from "@/lib/services/people/second-factor";
import { passwordField } from "../../_http/person-fields";

const schema = z.object({ password: passwordField });

interface Started {
  readonly ok: true;
  readonly secrets: SecondFactorSecrets;
  readonly cookies: readonly string[];
}

export const POST = adminAction<typeof schema, Record<string, never>, Started>({
  schema,
  perform: async ({ user, input, headers }) => {
    const started = await startSecondFactor(user, input, headers);
    return started.ok ? { ...started, cookies: [secretsCookie(started.secrets)] } : started;
  },
  next: () => "/admin/account/second-factor",
  render: ({ secrets }) => secrets,
});
