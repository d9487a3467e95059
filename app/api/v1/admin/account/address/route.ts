import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { changeAddress } from "@/lib/services/people/change-address";
import { addressField, passwordField } from "../../_http/person-fields";

export const POST = adminAction({
  schema: z.object({ email: addressField, password: passwordField }),
  perform: ({ user, input, now }) => changeAddress(user, input, now),
  next: () => "/admin/account?done=address#address",
});
