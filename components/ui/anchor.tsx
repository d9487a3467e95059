import Link from "next/link";
import type { ComponentProps } from "react";

export interface AnchorProps extends Omit<ComponentProps<"a">, "href"> {
  href: string;
  /** Swap the page in place and keep the scroll position; without a script it is a plain link all the same. */
  soft?: boolean;
}

/** A plain link. `soft` is for steps within one page, where focus and scroll should stay where they are. */
export function Anchor({ soft = false, href, children, ...rest }: AnchorProps) {
  if (soft) {
    return (
      <Link href={href} prefetch={false} scroll={false} {...rest}>
        {children}
      </Link>
    );
  }
  return (
    <a href={href} {...rest}>
      {children}
    </a>
  );
}
