import type { ReactNode } from "react";

export interface VisuallyHiddenProps {
  children: ReactNode;
  as?: "span" | "h1" | "h2" | "h3" | "p" | "caption";
  id?: string;
}

/** Spoken, not shown. */
export function VisuallyHidden({ children, as: Tag = "span", id }: VisuallyHiddenProps) {
  return (
    <Tag className="sr" id={id}>
      {children}
    </Tag>
  );
}
