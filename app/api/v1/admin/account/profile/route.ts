import { z } from "zod";
import { zone } from "@/app/api/v1/_http/schemas";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { isLocale, normalizeLocale } from "@/lib/format";
import { changeProfile } from "@/lib/services/people/change-profile";
import { nameField } from "../../_http/person-fields";

const schema = z.object({
  name: nameField("Write your name."),
  zone: z.preprocess((value) => (value === "" ? null : value), zone.nullable()),
  locale: z
    .string("Choose how dates are written.")
    .max(35)
    .refine(isLocale, "Choose how dates are written.")
    .transform(normalizeLocale),
});

export const POST = adminAction({
  schema,
  perform: ({ user, input }) => changeProfile(user, input),
  next: () => "/admin/account?done=profile",
});
