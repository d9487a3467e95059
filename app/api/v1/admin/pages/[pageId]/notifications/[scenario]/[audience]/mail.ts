import { isAudience, isScenario, isTold } from "@/lib/domain/notifications/scenarios";
import type { MailKey } from "@/lib/domain/notifications/words";

export interface MailParams extends Record<string, string> {
  pageId: string;
  scenario: string;
  audience: string;
}

export const NO_SUCH_MAIL = { ok: false, code: "not_found" } as const;

/** The mail that an address names, or null for none. */
export function mailOf({ scenario, audience }: Pick<MailParams, "scenario" | "audience">): MailKey | null {
  const known = isScenario(scenario) && isAudience(audience) && isTold(scenario, audience);
  return known ? { scenario, audience } : null;
}
