import { SCENARIO_NAMES, SCENARIOS } from "@/lib/domain/notifications/scenarios";
import type { Instant } from "@/lib/domain/time";
import { renderSampleNotices } from "@/lib/mail/sample-notices";
import type { Draft } from "@/lib/mail/types";
import { currentAccount } from "@/lib/services/account";
import { findPages } from "@/lib/store/pages";
import { previewScenario } from "./preview-mail";

export type SampleMail = Pick<Draft, "subject" | "html" | "text" | "calendar"> & {
  readonly name: string;
  /** "the customer" */
  readonly reader: string;
};

/** Mails that belong together. */
export interface Samples {
  readonly title: string;
  readonly mails: readonly SampleMail[];
}

/** Every mail that Reslot writes, on sample bookings of the account's first page: for whoever works on them. */
export async function listSamples(now: Instant): Promise<Samples[]> {
  const [page] = await findPages((await currentAccount()).id);
  const scenarios = page ? SCENARIOS : [];
  const aboutBookings = scenarios.map(async (scenario) => ({
    title: SCENARIO_NAMES[scenario],
    mails: (page ? await previewScenario(page, scenario, now) : []).map((mail, index) => ({
      ...mail,
      name: `${scenario}.${index}`,
      reader: `the ${mail.role}`,
    })),
  }));
  return [...(await Promise.all(aboutBookings)), await noticeSamples()];
}

async function noticeSamples(): Promise<Samples> {
  const mails = await renderSampleNotices();
  return {
    title: "About the account, addresses and calendars",
    mails: mails.map((mail) => ({ ...mail, calendar: null, reader: "a user" })),
  };
}
