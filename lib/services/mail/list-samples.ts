import { SCENARIOS, type Scenario } from "@/lib/domain/notifications/scenarios";
import type { Instant } from "@/lib/domain/time";
import type { Draft } from "@/lib/mail/types";
import { currentAccount } from "@/lib/services/account";
import { findPages } from "@/lib/store/pages";
import { previewScenario } from "./preview-mail";

/** The mails of a scenario on a sample booking. */
export interface Sample {
  readonly scenario: Scenario;
  readonly mails: readonly Draft[];
}

/** Every mail of every scenario, on sample bookings of the account's first page: for whoever works on them. */
export async function listSamples(now: Instant): Promise<Sample[]> {
  const [page] = await findPages((await currentAccount()).id);
  if (!page) return [];
  return Promise.all(
    SCENARIOS.map(async (scenario) => ({ scenario, mails: await previewScenario(page, scenario, now) })),
  );
}
