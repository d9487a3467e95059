import { type Goal, hrefOf, type PickState } from "@/app/picking/state";
import { shortWhen } from "@/components/booking/when-view";
import { ConflictBanner } from "@/components/slots/conflict-banner";
import { Banner } from "@/components/ui/banner";
import type { Bookable } from "@/lib/domain/booking/page";
import type { Instant } from "@/lib/domain/time";
import type { FormDraft } from "@/lib/services/book/form-drafts";
import { offerNear } from "@/lib/services/book/offer-times";
import { type DetailsField, detailsFields, fieldErrors, timesProblem } from "./problems";

export interface ProblemBannersProps {
  draft: FormDraft | null;
  bookable: Bookable;
  goal: Goal;
  state: PickState;
  locale: string;
  now: Instant;
}

/** Why nothing was booked and the way out; gone as soon as another time is picked. */
export function ProblemBanners(props: ProblemBannersProps) {
  const problem = props.draft?.problem;
  if (!problem || !props.state.refused) return null;
  const { goal, state, locale } = props;
  const times = timesProblem(problem, state.starts.length, goal, state.zone, locale);
  return (
    <div className="gap-m">
      {times?.lost ? (
        <OneLost {...props} title={times.title} lost={times.lost} />
      ) : times ? (
        <Banner tone="ask" alert title={times.title}>
          {times.lines.length > 0 ? (
            <ul>
              {times.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </Banner>
      ) : null}
      <DetailsSummary
        fields={detailsFields(props.bookable.eventType.form)}
        errors={fieldErrors(props.draft)}
        gap={times !== null}
      />
    </div>
  );
}

const OFFERED = 3;

async function OneLost(props: ProblemBannersProps & { title: string; lost: Instant }) {
  const { bookable, state, locale, now, title, lost } = props;
  const near = await offerNear(bookable, state.starts, lost, OFFERED, now);
  return (
    <ConflictBanner
      title={title}
      text={near.length > 0 ? "The nearest free times:" : "Pick another time below."}
      nearest={near.map((start) => ({
        label: shortWhen(start, state.zone, locale),
        href: hrefOf(state, { starts: [...state.starts, start].sort((a, b) => a - b) }),
      }))}
    />
  );
}

interface DetailsSummaryProps {
  fields: readonly DetailsField[];
  errors: Readonly<Record<string, string>>;
  /** Whether something stands above it. */
  gap: boolean;
}

function DetailsSummary({ fields, errors, gap }: DetailsSummaryProps) {
  const wrong = fields.filter(({ name }) => errors[name]);
  // A question may have gone while the customer answered it: then there is no field to point at.
  const gone = Object.keys(errors).length > wrong.length;
  if (wrong.length === 0 && !gone) return null;
  const count = wrong.length === 1 ? "1 detail needs" : `${wrong.length} details need`;
  const title =
    wrong.length === 0
      ? "The questions have changed meanwhile. Look over your answers."
      : `Nothing is booked yet. ${count} another look.`;
  return (
    <Banner tone="ask" alert className={gap ? "gap-s" : undefined} title={title}>
      {wrong.length === 0 ? null : (
        <ul>
          {wrong.map(({ name, id, label }) => (
            <li key={name}>
              <a href={`#${id}`}>{label}</a>: {errors[name]}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
