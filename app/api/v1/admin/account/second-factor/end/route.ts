import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { endSecondFactor } from "@/lib/services/people/second-factor";
import { passwordField } from "../../../_http/person-fields";

export const POST = adminAction({
  schema: z.object({ password: passwordField }),
  perform: ({ user, input, headers, now }) => endSecondFactor(user, input, headers, now),
  next: () => "/admin/account?done=second-factor-off#second-factor",
});
