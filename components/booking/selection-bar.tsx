"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useLive } from "@/components/ui/use-live";
import { formatMoney } from "@/lib/format-money";

export interface SelectionBarProps {
  /** What the button does: "See available times". */
  children: string;
  tone?: "main" | "remove";
  /** The name of the check boxes that are counted in the enclosing form. */
  name?: string;
  /** Adds up the boxes' `data-amount`; left out where no price is shown. */
  total?: {
    /** "Reschedule fee", "Refund" */
    label: string;
    /** Said instead of an amount of nothing: "No reschedule fee". */
    none: string;
    currency: string;
    locale: string;
  } | null;
  /** What is ticked as the page arrives. */
  initial?: Selection;
}

export interface Selection {
  count: number;
  /** Minor units. */
  amount: number;
}

const NOTHING: Selection = { count: 0, amount: 0 };

function read(form: HTMLFormElement, name: string): Selection {
  const boxes = Array.from(form.elements).filter(
    (element): element is HTMLInputElement =>
      element instanceof HTMLInputElement && element.name === name && element.checked,
  );
  return {
    count: boxes.length,
    amount: boxes.reduce((sum, box) => sum + Number(box.dataset.amount ?? 0), 0),
  };
}

/**
 * How many sessions are ticked, what that comes to, and the one next step. Without a script it shows no figures
 * that could go stale, and the button simply submits: the server refuses an empty choice.
 */
export function SelectionBar(props: SelectionBarProps) {
  const { children, tone = "main", name = "session", total, initial = NOTHING } = props;
  const bar = useRef<HTMLDivElement>(null);
  const [{ count, amount }, setSelection] = useState(initial);
  const live = useLive();

  useEffect(() => {
    const form = bar.current?.closest("form");
    if (!form) return;
    const recount = () => setSelection(read(form, name));
    const submit = (event: SubmitEvent) => {
      if (read(form, name).count === 0) event.preventDefault();
    };
    // The browser may have put back what was ticked before this came to life.
    recount();
    form.addEventListener("change", recount);
    form.addEventListener("submit", submit);
    window.addEventListener("pageshow", recount);
    return () => {
      form.removeEventListener("change", recount);
      form.removeEventListener("submit", submit);
      window.removeEventListener("pageshow", recount);
    };
  }, [name]);

  const notYet = live && count === 0;
  return (
    <div className="bar" ref={bar}>
      <p className="bar-sum" role="status">
        <span className="hint if-none-ticked" id="why-not">
          Select a session to go on
        </span>
        {count > 0 ? (
          <span className="scripted">
            {count === 1 ? "1 session selected" : `${count} sessions selected`}
          </span>
        ) : null}{" "}
        {count > 0 && total ? <Total total={total} amount={amount} /> : null}
      </p>
      <Button tone={tone} className="needs-tick" notYet={notYet ? "why-not" : null}>
        {children}
      </Button>
    </div>
  );
}

function Total({ total, amount }: { total: NonNullable<SelectionBarProps["total"]>; amount: number }) {
  const { label, none, currency, locale } = total;
  return (
    <span className="total scripted">
      {amount > 0 ? `${label} ${formatMoney({ amount, currency }, locale)}` : none}
    </span>
  );
}
