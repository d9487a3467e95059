import { BarChart } from "@/components/ui/charts/bar-chart";
import { Legend } from "@/components/ui/charts/series";
import { Empty } from "@/components/ui/empty";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { MoneyKind, MoneyState, MoneySum } from "@/lib/domain/reports/figures";
import { formatMoney } from "@/lib/format";
import type { Report } from "@/lib/services/reports/read-report";
import { ReportSection } from "./report-section";

const WORDS = {
  fee: {
    due: "Due",
    paid: "Paid",
    waived: "Waived",
    returned: "Paid and returned",
    failed: "Not paid, failed",
  },
  refund: { due: "Due", paid: "Paid back", waived: "Waived", returned: "Returned", failed: "Failed" },
} satisfies Record<MoneyKind, Record<MoneyState, string>>;

const KINDS = { fee: "Fee", refund: "Refund" } satisfies Record<MoneyKind, string>;

/** Fees and refunds by how they stand; currencies are never added up, and each has a chart of its own. */
export function MoneySection({ report, locale, query }: { report: Report; locale: string; query: string }) {
  const currencies = [...new Set(report.money.map(({ currency }) => currency))];
  const name = (sum: MoneySum) => `${KINDS[sum.kind]}, ${WORDS[sum.kind][sum.state].toLowerCase()}`;
  return (
    <ReportSection
      title="Fees and refunds"
      table="money"
      query={query}
      chart={
        currencies.length === 0 ? null : (
          <>
            <Legend names={["Fees", "Refunds"]} />
            {currencies.map((currency) => {
              const sums = report.money.filter((sum) => sum.currency === currency);
              const told = sums.map((sum) => `${name(sum)}: ${formatMoney(sum, locale)}.`);
              return (
                <BarChart
                  key={currency}
                  label={`Fees and refunds in ${currency}. ${told.join(" ")}`}
                  rows={sums.map((sum) => ({
                    key: `${sum.kind} ${sum.state}`,
                    label: name(sum),
                    bars: [
                      {
                        series: sum.kind === "fee" ? 0 : 1,
                        value: sum.amount,
                        text: formatMoney(sum, locale),
                      },
                    ],
                  }))}
                />
              );
            })}
          </>
        )
      }
    >
      {currencies.length === 0 ? (
        <Empty icon="cash">No fee and no refund came of these days.</Empty>
      ) : (
        <table className="figures-table">
          <VisuallyHidden as="caption">Fees and refunds</VisuallyHidden>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Number</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {report.money.map((sum) => (
              <tr key={`${sum.currency} ${sum.kind} ${sum.state}`}>
                <th scope="row">{name(sum)}</th>
                <td>{sum.count}</td>
                <td>{formatMoney(sum, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ReportSection>
  );
}
