import type { ComponentProps, ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import type { Problem } from "@/lib/errors";

export interface AdminFormProps extends Omit<ComponentProps<"form">, "action" | "method" | "children"> {
  children: ReactNode;
  /** The route it posts to; the same answers JSON. */
  action: string;
  /** The page that it stands on, with its query: the browser comes back here. */
  back: string;
  state: { readonly problem: Problem | null; readonly saved: boolean };
  /** What the page says after it went well. */
  savedText?: string;
  /** What it says under the sentence of a refusal; another one where nothing typed is kept. */
  refusedText?: string;
}

/**
 * A form of the owner's side. It works before any script has arrived; a refusal brings back what was typed with a
 * sentence at each field (`state.error(name)` gives it to `Field`) and one above.
 */
export function AdminForm({
  children,
  action,
  back,
  state,
  savedText = "Saved.",
  refusedText = "Nothing was saved. What you typed is still here.",
  className = "editor",
  ...rest
}: AdminFormProps) {
  const { problem, saved } = state;
  return (
    <form {...rest} className={className} method="post" action={action} noValidate>
      <input type="hidden" name="back" value={back} />
      {problem ? (
        <Banner tone="ask" title={problem.detail} alert>
          <p>{refusedText}</p>
        </Banner>
      ) : null}
      {saved && !problem ? (
        <div role="status">
          <Banner tone="keep" title={savedText} />
        </div>
      ) : null}
      {children}
    </form>
  );
}

/** The bar at a form's end, with its one main button. */
export function SaveBar({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="bar">
      <p className="bar-sum">{note ? <span className="soft">{note}</span> : null}</p>
      {children}
    </div>
  );
}
