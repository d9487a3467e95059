import { adminAction } from "@/app/api/v1/admin/_http/action";
import { moveInput } from "@/app/api/v1/admin/_http/page-inputs";
import { moveEventType } from "@/lib/services/pages/move-event-type";

export const POST = adminAction<
  typeof moveInput,
  { pageId: string; eventTypeId: string },
  { readonly ok: true }
>({
  schema: moveInput,
  perform: ({ user, input, params }) => moveEventType(user, params, input.direction),
  next: (_outcome, { params }) =>
    `/admin/pages/${params.pageId}/event-types?done=moved&type=${params.eventTypeId}`,
});
