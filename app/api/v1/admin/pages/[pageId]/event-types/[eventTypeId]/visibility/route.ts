import { adminAction } from "@/app/api/v1/admin/_http/action";
import { visibilityInput } from "@/app/api/v1/admin/_http/page-inputs";
import { showEventType } from "@/lib/services/pages/show-event-type";

export const POST = adminAction<
  typeof visibilityInput,
  { pageId: string; eventTypeId: string },
  { readonly ok: true }
>({
  schema: visibilityInput,
  perform: ({ user, input, params }) => showEventType(user, params, input.active),
  next: (_outcome, { params, input }) =>
    `/admin/pages/${params.pageId}/event-types?done=${input.active ? "shown" : "hidden"}&type=${params.eventTypeId}`,
});
