import { adminAction } from "@/app/api/v1/admin/_http/action";
import { openPageAs } from "@/lib/auth/page-access";
import { saveNotifications } from "@/lib/services/mail/save-notifications";
import { notificationsSchema } from "./schemas";

export const POST = adminAction<typeof notificationsSchema, { pageId: string }>({
  schema: notificationsSchema,
  perform: async ({ user, input, params, now }) => {
    const access = await openPageAs(user, params.pageId, "edit");
    return access.ok ? saveNotifications(access, input, now) : access;
  },
});
