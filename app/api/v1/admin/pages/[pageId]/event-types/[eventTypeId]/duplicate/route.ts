import { adminAction } from "@/app/api/v1/admin/_http/action";
import { nothing } from "@/app/api/v1/admin/_http/inputs";
import type { EventTypeCreated } from "@/lib/services/pages/create-event-type";
import { duplicateEventType } from "@/lib/services/pages/duplicate-event-type";

export const POST = adminAction<typeof nothing, { pageId: string; eventTypeId: string }, EventTypeCreated>({
  schema: nothing,
  perform: ({ user, params, now }) => duplicateEventType(user, params, now),
  next: ({ eventTypeId }, { params }) =>
    `/admin/pages/${params.pageId}/event-types?done=copied&type=${eventTypeId}`,
  render: ({ eventTypeId, slug }) => ({ id: eventTypeId, slug }),
  status: 201,
});
