import { z } from "zod";
import { secretsCookie } from "@/app/admin/account/second-factor/secrets";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { confirmSecondFactor } from "@/lib/services/people/second-factor";
import { codeField } from "../../../_http/person-fields";

export const POST = adminAction({
  schema: z.object({ code: codeField }),
  perform: async ({ user, input, headers, now }) => {
    const confirmed = await confirmSecondFactor(user, input, headers, now);
    return confirmed.ok ? { ...confirmed, cookies: [...confirmed.cookies, secretsCookie(null)] } : confirmed;
  },
  next: () => "/admin/account?done=second-factor-on#second-factor",
});
