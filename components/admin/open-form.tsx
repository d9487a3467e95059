import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import type { Problem } from "@/lib/errors";

export interface OpenFormProps {
  children: ReactNode;
  action: string;
  /** The page that it stands on, with its query. */
  back: string;
  /** Where it leads when it went well. */
  next?: string | null;
  problem: Problem | null;
}

/** A form for whoever is not signed in. A sentence about one field stands at the field alone. */
export function OpenForm({ children, action, back, next = null, problem }: OpenFormProps) {
  const inputs = [{ name: "back", value: back }, ...(next === null ? [] : [{ name: "next", value: next }])];
  return (
    <form className="open-form" method="post" action={action} noValidate>
      <HiddenInputs inputs={inputs} />
      {problem && !problem.errors?.length ? <Banner tone="ask" title={problem.detail} alert /> : null}
      {children}
    </form>
  );
}
