import { ChipLink, Chips } from "@/components/ui/chip";
import { ANSWERS, type Answer, type AnswerCounts } from "@/lib/domain/away/answer";
import { LOOKS } from "./looks";

interface AnswerFilterProps {
  counts: AnswerCounts;
  all: number;
  show: Answer | null;
  path: string;
}

/** One kind of answer at a time, or all. */
export function AnswerFilter({ counts, all, show, path }: AnswerFilterProps) {
  const present = ANSWERS.filter((answer) => counts[answer] > 0 || answer === show);
  return (
    <div className="filters">
      <Chips>
        <ChipLink href={path} current={show === null}>
          Everything <b className="num">{all}</b>
        </ChipLink>
        {present.map((answer) => (
          <ChipLink key={answer} href={`${path}?show=${answer}`} current={show === answer}>
            {LOOKS[answer].word} <b className="num">{counts[answer]}</b>
          </ChipLink>
        ))}
      </Chips>
    </div>
  );
}
