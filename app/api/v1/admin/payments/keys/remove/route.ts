import { adminAction } from "@/app/api/v1/admin/_http/action";
import { nothing } from "@/app/api/v1/admin/_http/inputs";
import { removeKeys } from "@/lib/services/payments/remove-stripe-keys";

export const POST = adminAction({
  schema: nothing,
  perform: ({ user, now }) => removeKeys(user, now),
  next: () => "/admin/payments/settings?keys=removed#stripe",
});
