import { adminAction } from "@/app/api/v1/admin/_http/action";
import { eventTypeInput } from "@/app/api/v1/admin/_http/page-inputs";
import { type EventTypeSaved, saveEventType } from "@/lib/services/pages/save-event-type";

export const POST = adminAction<
  typeof eventTypeInput,
  { pageId: string; eventTypeId: string },
  EventTypeSaved
>({
  schema: eventTypeInput,
  perform: ({ user, input, params, now }) => saveEventType(user, params, input, now),
  render: ({ slug }) => ({ slug }),
});
