/** The page on which that policy is edited. */
export function policyPath(pageId: string, eventTypeId: string | null): string {
  return `/admin/pages/${pageId}${eventTypeId === null ? "" : `/event-types/${eventTypeId}`}/policy`;
}
