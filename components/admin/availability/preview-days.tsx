import { Icon, type IconName } from "@/components/ui/icon";
import type { Counts, PreviewDayView, PreviewView } from "./preview-view";

/** The weeks one under the other; the first one is open. */
export function PreviewDays({ weeks }: Pick<PreviewView, "weeks">) {
  return (
    <div className="slots-weeks">
      {weeks.map(({ label, counts, days }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a week stays open while what it holds is looked up anew.
        <details className="more" key={index} open={index === 0}>
          <summary>
            <Icon name="next" small />
            <span>
              {label}
              <CountLine {...counts} />
            </span>
          </summary>
          <ol className="slots-days">
            {days.map((day) => (
              <Day key={day.date} {...day} />
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}

/** "31 free, 4 new, 2 gone" */
function CountLine({ free, added, gone }: Counts) {
  const parts = [`${free} free`, added > 0 && `${added} new`, gone > 0 && `${gone} gone`];
  return <span className="slots-counts">{parts.filter(Boolean).join(", ")}</span>;
}

function Day({ label, free, added, gone, taken }: PreviewDayView) {
  const none = free.length + added.length + gone.length + taken.length === 0;
  return (
    <li>
      <h3>{label}</h3>
      {none ? (
        <p className="soft">No times</p>
      ) : (
        <dl>
          <Times word="Free" kind="free" times={free} />
          <Times word="New" kind="added" icon="plus" times={added} />
          <Times word="Gone" kind="gone" icon="dash" times={gone} />
          <Times word="Taken" kind="taken" times={taken} />
        </dl>
      )}
    </li>
  );
}

interface TimesProps {
  word: string;
  kind: "free" | "added" | "gone" | "taken";
  icon?: IconName;
  times: readonly string[];
}

/** The times of one kind, under their word and in their own shape. */
function Times({ word, kind, icon, times }: TimesProps) {
  if (times.length === 0) return null;
  return (
    <div className={`slots-${kind}`}>
      <dt>
        {icon ? <Icon name={icon} small /> : null}
        {word}
      </dt>
      <dd>
        <ul>
          {times.map((time) => (
            <li key={time}>{time}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
