// biome-ignore-all lint/a11y/noRedundantRoles: a table whose rows are drawn as blocks stops being one for some screen readers.
import { Anchor } from "@/components/ui/anchor";
import { FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import {
  AUDIENCE_NAMES,
  AUDIENCES,
  isTold,
  type NotificationAudience,
  SCENARIO_NAMES,
  type Scenario,
  whyAlwaysSent,
} from "@/lib/domain/notifications/scenarios";

const GROUPS: readonly { readonly title: string; readonly scenarios: readonly Scenario[] }[] = [
  {
    title: "Bookings and changes",
    scenarios: [
      "booked",
      "rescheduled_by_customer",
      "undone",
      "rescheduled_by_owner",
      "reschedule_requested_by_owner",
      "canceled_by_customer",
      "canceled_by_owner",
      "fee_waived",
    ],
  },
  {
    title: "Requests that await approval",
    scenarios: [
      "requested",
      "resubmitted",
      "approved",
      "withdrawn_by_customer",
      "withdrawn_by_owner",
      "withdrawn_by_system",
    ],
  },
  { title: "Payments", scenarios: ["payment_returned", "refunded", "refund_failed"] },
  { title: "Around each session", scenarios: ["reminder", "follow_up"] },
];

export interface NotificationTableProps {
  /** `enabled.booked.owner` and the like, as typed or as saved. */
  checked: (name: string) => boolean;
  error: (name: string) => string | null;
  /** Whether the mail has words of the page's own. */
  hasOwnWords: (scenario: Scenario, audience: NotificationAudience) => boolean;
  /** The page of one mail's words. */
  hrefOf: (scenario: Scenario, audience: NotificationAudience) => string;
}

/** Every mail of the page: who gets it, and in whose words. On narrow screens a row is a block with a line per reader. */
export function NotificationTable(props: NotificationTableProps) {
  return (
    <table role="table" className="mails">
      <caption className="sr">Who gets which mail</caption>
      <thead role="rowgroup">
        <tr role="row">
          {["Mail", ...AUDIENCES.map((audience) => AUDIENCE_NAMES[audience])].map((title) => (
            <th role="columnheader" scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {GROUPS.map(({ title, scenarios }) => (
        <tbody role="rowgroup" key={title}>
          <tr role="row" className="mails-group">
            <th scope="rowgroup" colSpan={4}>
              {title}
            </th>
          </tr>
          {scenarios.map((scenario) => (
            <ScenarioRow key={scenario} scenario={scenario} {...props} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function ScenarioRow({ scenario, ...props }: NotificationTableProps & { scenario: Scenario }) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {SCENARIO_NAMES[scenario]}
      </th>
      {AUDIENCES.map((audience) => (
        <td role="cell" key={audience}>
          {isTold(scenario, audience) ? (
            <MailCell scenario={scenario} audience={audience} {...props} />
          ) : (
            <span className="mails-always">
              <span className="mails-reader">{AUDIENCE_NAMES[audience]}:</span> No mail
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}

interface MailCellProps extends NotificationTableProps {
  scenario: Scenario;
  audience: NotificationAudience;
}

function MailCell({ scenario, audience, checked, error, hasOwnWords, hrefOf }: MailCellProps) {
  const name = `enabled.${scenario}.${audience}`;
  const problem = error(name);
  const words = hasOwnWords(scenario, audience) ? "Your words" : "Our words";
  const which = `${SCENARIO_NAMES[scenario]}, ${AUDIENCE_NAMES[audience]}`;
  return (
    <>
      <span className="mails-cell">
        {whyAlwaysSent(scenario, audience) === null ? (
          <label className="choice">
            <input type="hidden" name={name} value="0" />
            <input
              type="checkbox"
              className="check"
              name={name}
              value="1"
              defaultChecked={checked(name)}
              aria-label={which}
            />
            <span className="mails-reader">{AUDIENCE_NAMES[audience]}</span>
          </label>
        ) : (
          <span className="mails-always">
            <Icon name="lock" small /> <span className="mails-reader">{AUDIENCE_NAMES[audience]}:</span>{" "}
            Always
          </span>
        )}
        <Anchor href={hrefOf(scenario, audience)} aria-label={`${words}: ${which}`}>
          {words}
        </Anchor>
      </span>
      {problem ? <FieldError>{problem}</FieldError> : null}
    </>
  );
}
