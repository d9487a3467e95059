import { adminAction } from "@/app/api/v1/admin/_http/action";
import { pageInput } from "@/app/api/v1/admin/_http/page-inputs";
import { type PageSaved, savePage } from "@/lib/services/pages/save-page";

export const POST = adminAction<typeof pageInput, { pageId: string }, PageSaved>({
  schema: pageInput,
  perform: ({ user, input, params, now }) => savePage(user, params.pageId, input, now),
  render: ({ slug }) => ({ slug }),
});
