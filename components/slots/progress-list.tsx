import { VisuallyHidden } from "@/components/ui/visually-hidden";

export interface ProgressItem {
  key: string;
  /** "Session 1" */
  title: string;
  /** Null while no time is picked. */
  time: { date: string; clock: string } | null;
  /** The one that is being picked. */
  current?: boolean;
  /** To pick it again. */
  href?: string;
}

export interface ProgressListProps {
  /** "2 of 3 times picked" */
  label: string;
  items: readonly ProgressItem[];
}

/** Solid is picked, dashed is still open. */
export function ProgressList({ label, items }: ProgressListProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without numbers is a list.
    <ol className="progress" role="list" aria-label={label}>
      {items.map((item) => (
        <li
          key={item.key}
          className={item.time ? undefined : "is-open"}
          aria-current={item.current ? "step" : undefined}
        >
          <span className="k">{item.title}</span>
          {item.time ? (
            <>
              <strong>{item.time.date}</strong>
              {item.time.clock}
            </>
          ) : (
            <>
              <strong>Pick a time</strong>
              <VisuallyHidden>Not picked yet</VisuallyHidden>
            </>
          )}
          {item.href ? (
            <a className="again" href={item.href}>
              Change<VisuallyHidden> {item.title}</VisuallyHidden>
            </a>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
