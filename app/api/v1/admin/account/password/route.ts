import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { presentBrowser } from "@/lib/auth/sign-in";
import { changePassword } from "@/lib/services/people/change-password";
import { passwordField } from "../../_http/person-fields";

export const POST = adminAction({
  schema: z.object({ currentPassword: passwordField, newPassword: passwordField }),
  perform: async ({ user, input, headers, now }) =>
    changePassword(user, input, await presentBrowser(headers), now),
  next: () => "/admin/account?done=password#password",
});
