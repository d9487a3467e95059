import { adminAction } from "@/app/api/v1/admin/_http/action";
import { eventTypeInput } from "@/app/api/v1/admin/_http/page-inputs";
import { createEventType, type EventTypeCreated } from "@/lib/services/pages/create-event-type";

export const POST = adminAction<typeof eventTypeInput, { pageId: string }, EventTypeCreated>({
  schema: eventTypeInput,
  perform: ({ user, input, params, now }) => createEventType(user, params.pageId, input, now),
  next: ({ eventTypeId }, { params }) => `/admin/pages/${params.pageId}/event-types/${eventTypeId}?created=1`,
  render: ({ eventTypeId, slug }) => ({ id: eventTypeId, slug }),
  status: 201,
});
