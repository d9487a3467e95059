import { z } from "zod";
import { openAction } from "@/app/api/v1/admin/_http/open-action";
import { requestPasswordLink } from "@/lib/services/people/request-password-link";
import { addressField } from "../_http/person-fields";

export const POST = openAction({
  schema: z.object({ email: addressField }),
  perform: ({ input, client, now }) => requestPasswordLink(input, client, now),
  next: () => "/admin/sign-in/forgot?sent=1",
});
