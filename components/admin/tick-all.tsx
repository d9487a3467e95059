"use client";

import { useEffect, useRef, useState } from "react";

/** How many boxes of the form are ticked, and two buttons that tick all or none; of no use without a script, and not there. */
export function TickAll({ prefix }: { prefix: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const [count, setCount] = useState<{ ticked: number; all: number } | null>(null);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const recount = () => {
      const boxes = boxesIn(form, prefix);
      setCount({ ticked: boxes.filter(({ checked }) => checked).length, all: boxes.length });
    };
    recount(); // The browser may have put back what was ticked before this came to life.
    form.addEventListener("change", recount);
    window.addEventListener("pageshow", recount);
    return () => {
      form.removeEventListener("change", recount);
      window.removeEventListener("pageshow", recount);
    };
  }, [prefix]);

  const tick = (checked: boolean) => {
    const form = place.current?.closest("form");
    if (!form) return;
    const boxes = boxesIn(form, prefix);
    for (const box of boxes) box.checked = checked;
    setCount({ ticked: checked ? boxes.length : 0, all: boxes.length });
  };

  return (
    <span className="tick-all scripted" ref={place}>
      {count ? (
        <span className="soft" role="status">
          {count.ticked} of {count.all} ticked
        </span>
      ) : null}
      <button type="button" className="chip" onClick={() => tick(true)}>
        Tick all
      </button>
      <button type="button" className="chip" onClick={() => tick(false)}>
        Tick none
      </button>
    </span>
  );
}

function boxesIn(form: HTMLFormElement, prefix: string): HTMLInputElement[] {
  return Array.from(form.elements).filter(
    (element): element is HTMLInputElement =>
      element instanceof HTMLInputElement && element.type === "checkbox" && element.name.startsWith(prefix),
  );
}
