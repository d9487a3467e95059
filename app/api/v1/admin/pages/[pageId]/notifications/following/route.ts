import { adminAction } from "@/app/api/v1/admin/_http/action";
import { openPageAs } from "@/lib/auth/page-access";
import { followPage } from "@/lib/services/mail/follow-page";
import { followingSchema } from "../schemas";

export const POST = adminAction<typeof followingSchema, { pageId: string }>({
  schema: followingSchema,
  perform: async ({ user, input, params }) => {
    const access = await openPageAs(user, params.pageId, "edit");
    return access.ok ? followPage(access, input.notified) : access;
  },
});
