import { adminAction } from "@/app/api/v1/admin/_http/action";
import { availabilityInput } from "@/app/api/v1/admin/_http/availability-input";
import { type AvailabilitySaved, saveAvailability } from "@/lib/services/pages/save-availability";

export const POST = adminAction<typeof availabilityInput, { pageId: string }, AvailabilitySaved>({
  schema: availabilityInput,
  perform: ({ user, params, input, now }) => saveAvailability(user, params.pageId, input, now),
  render: ({ sessionsOutside }) => ({ sessionsOutside }),
});
