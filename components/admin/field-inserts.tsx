"use client";

import { useEffect, useRef } from "react";

export interface FieldInsertsProps {
  fields: readonly { readonly name: string; readonly meaning: string; readonly inSubject: boolean }[];
  noteId: string;
}

type Writable = HTMLInputElement | HTMLTextAreaElement;

/** The dynamic fields of a mail. With a script each is put where the cursor was last; without one it is typed. */
export function FieldInserts({ fields, noteId }: FieldInsertsProps) {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef<Writable | null>(null);

  useEffect(() => {
    const form = list.current?.closest("form");
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLTextAreaElement) last.current = target;
      if (target instanceof HTMLInputElement && target.type === "text") last.current = target;
    };
    form?.addEventListener("focusin", remember);
    return () => form?.removeEventListener("focusin", remember);
  }, []);

  const insert = (name: string, inSubject: boolean) => {
    const text = list.current?.closest("form")?.querySelector("textarea") ?? null;
    const target = last.current && (inSubject || last.current === text) ? last.current : text;
    if (!target) return;
    const at = target.selectionStart ?? target.value.length;
    target.setRangeText(`{${name}}`, at, target.selectionEnd ?? at, "end");
    target.dispatchEvent(new Event("input", { bubbles: true }));
    target.focus();
  };

  return (
    <div ref={list}>
      <p id={noteId} className="note">
        Fields are filled in for each mail. Write them in braces.
      </p>
      <dl className="inserts">
        {fields.map(({ name, meaning, inSubject }) => (
          <div key={name}>
            <dt>
              <code className="unscripted">{`{${name}}`}</code>
              <button className="chip scripted" type="button" onClick={() => insert(name, inSubject)}>
                <span className="sr">Insert </span>
                {`{${name}}`}
              </button>
            </dt>
            <dd>
              {meaning}
              {inSubject ? null : <span className="soft">, in the text only</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
