"use client";

import { useEffect, useRef, useState } from "react";

/** How many sessions the ticked boxes of its form stand for; spoken whenever that changes. */
export function ChosenCount() {
  const place = useRef<HTMLParagraphElement>(null);
  const [count, setCount] = useState<number | null>(null);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const add = () => {
      const ticked = [...form.querySelectorAll<HTMLInputElement>("input[data-sessions]:checked")];
      setCount(ticked.reduce((sum, { dataset }) => sum + Number(dataset.sessions), 0));
    };
    add(); // The browser may have ticked some again, coming back.
    form.addEventListener("change", add);
    window.addEventListener("pageshow", add);
    return () => {
      form.removeEventListener("change", add);
      window.removeEventListener("pageshow", add);
    };
  }, []);

  return (
    <p className="bar-sum" role="status" ref={place}>
      {count === null ? "The ticked sessions" : count === 1 ? "1 session" : `${count} sessions`}
    </p>
  );
}
