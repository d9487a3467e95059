import { adminAction } from "@/app/api/v1/admin/_http/action";
import { nothing } from "@/app/api/v1/admin/_http/inputs";
import { removeLogo } from "@/lib/services/pages/remove-logo";

export const POST = adminAction<typeof nothing, { pageId: string }, { readonly ok: true }>({
  schema: nothing,
  perform: ({ user, params }) => removeLogo(user, params.pageId),
  next: (_outcome, { params }) => `/admin/pages/${params.pageId}?logo=removed#logo`,
});
