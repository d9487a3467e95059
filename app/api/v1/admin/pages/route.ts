import { adminAction } from "@/app/api/v1/admin/_http/action";
import { newPageInput } from "@/app/api/v1/admin/_http/page-inputs";
import { createPage, type PageCreated } from "@/lib/services/pages/create-page";

export const POST = adminAction<typeof newPageInput, Record<string, never>, PageCreated>({
  schema: newPageInput,
  perform: ({ user, input, now }) => createPage(user, input, now),
  next: ({ pageId }) => `/admin/pages/${pageId}?created=1`,
  render: ({ pageId, slug }) => ({ id: pageId, slug }),
  status: 201,
});
