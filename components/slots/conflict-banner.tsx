import { useId } from "react";
import { Banner } from "@/components/ui/banner";
import { Chip, ChipLink, Chips } from "@/components/ui/chip";

/** A free time near the lost one: a submit button of the enclosing form, or a link. */
export type NearTime = { label: string; name: string; value: string } | { label: string; href: string };

export interface ConflictBannerProps {
  /** "1:00 PM on Thu, Jul 2 was just taken. Your other choice is kept." */
  title: string;
  /** "The nearest free times for session 1:", or what to do when there are none. */
  text: string;
  nearest: readonly NearTime[];
}

/** A time was lost: which, what is kept, and what is free nearby. */
export function ConflictBanner({ title, text, nearest }: ConflictBannerProps) {
  const id = useId();
  return (
    <Banner tone="ask" title={title} alert>
      <p id={id}>{text}</p>
      {nearest.length > 0 ? (
        <Chips labelledBy={id}>
          {nearest.map((time) =>
            "href" in time ? (
              <ChipLink key={time.href} href={time.href}>
                {time.label}
              </ChipLink>
            ) : (
              <Chip key={time.value} name={time.name} value={time.value}>
                {time.label}
              </Chip>
            ),
          )}
        </Chips>
      ) : null}
    </Banner>
  );
}
