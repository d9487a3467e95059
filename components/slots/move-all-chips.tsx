import { Chip } from "@/components/ui/chip";
import { type HiddenInput, HiddenInputs } from "@/components/ui/hidden-inputs";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export interface MoveAllChipsProps {
  action: string;
  method?: "get" | "post";
  /** The state of the page. */
  inputs?: readonly HiddenInput[];
  /** Sent as `1w`, `2w` or `next`. */
  name?: string;
  /** How many sessions are moved. */
  count: number;
}

/** Fills in all new times in one step; nothing is committed by it. */
export function MoveAllChips({
  action,
  method = "get",
  inputs = [],
  name = "all",
  count,
}: MoveAllChipsProps) {
  const all = count === 1 ? "" : " all";
  return (
    <section className="gap-m" aria-labelledby="move-all">
      <VisuallyHidden as="h3" id="move-all">
        {count === 1 ? "Move the session in one step" : "Move all sessions at once"}
      </VisuallyHidden>
      <form className="chips chips-tight" method={method} action={action}>
        <HiddenInputs inputs={inputs} />
        <Chip icon="repeat" name={name} value="1w">
          {`Move${all} by a week`}
        </Chip>
        <Chip name={name} value="2w">
          <VisuallyHidden>{`Move${all} by `}</VisuallyHidden>2 weeks
        </Chip>
        <Chip name={name} value="next">
          Next free<VisuallyHidden>{count === 1 ? " time" : " time for each"}</VisuallyHidden>
        </Chip>
      </form>
    </section>
  );
}
