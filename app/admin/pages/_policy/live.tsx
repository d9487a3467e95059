"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { nested } from "@/app/api/v1/admin/_http/fields";
import type { PolicyView, PreviewAnswer } from "@/app/api/v1/admin/_http/policy-view";
import type { Problem } from "@/lib/errors";
import { sentenceOf } from "./sentences";

/** How long after the last key the preview follows. */
const PAUSE_MS = 250;

/** The form of the editor; the fields of the preview stand elsewhere and belong to it by its id. */
export const FORM_ID = "policy-form";

interface LivePolicy {
  /** The latest preview there is; null before the first that could be made. */
  readonly view: PolicyView | null;
  /** Why it does not follow what is typed at the moment; empty while it does. */
  readonly waiting: readonly string[];
  /** Whether something is typed that is not saved. */
  readonly unsaved: boolean;
  /** Asks anew at once, after a row was added or removed. */
  readonly refresh: () => void;
}

const Live = createContext<LivePolicy>({ view: null, waiting: [], unsaved: false, refresh: () => {} });

export const useLivePolicy = () => useContext(Live);

export interface PolicyLiveProps {
  children: ReactNode;
  /** Answers a preview of what the form holds. */
  address: string;
  initial: PolicyView | null;
  waiting: readonly string[];
  unsaved: boolean;
}

/** Follows the form: what a customer would be told is asked anew while somebody types. */
export function PolicyLive({
  children,
  address,
  initial,
  waiting: atFirst,
  unsaved: typed,
}: PolicyLiveProps) {
  const [view, setView] = useState(initial);
  const [waiting, setWaiting] = useState(atFirst);
  const [unsaved, setUnsaved] = useState(typed);
  const ask = useRef(() => {});

  useEffect(() => {
    const form = document.getElementById(FORM_ID);
    if (!(form instanceof HTMLFormElement)) return;
    const restored = restoredIn(form);
    const saved = typed || restored.some(isRule) ? null : rulesIn(form);
    let timer = 0;
    let latest = 0;
    const send = async () => {
      latest += 1;
      const asked = latest;
      setUnsaved(saved === null || rulesIn(form) !== saved);
      const answer = await fetchPreview(address, form);
      if (asked !== latest) return; // something else was typed meanwhile
      setWaiting(answer.waiting);
      if (answer.view) setView(answer.view);
    };
    const later = (event: Event) => {
      if (!("form" in Object(event.target)) || (event.target as HTMLInputElement).form !== form) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(send, PAUSE_MS);
    };
    ask.current = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(send); // after the row that was added or removed is drawn
    };
    document.addEventListener("input", later);
    if (restored.length > 0) ask.current();
    return () => {
      document.removeEventListener("input", later);
      window.clearTimeout(timer);
      latest = -1;
    };
  }, [address, typed]);

  const live = useMemo(
    () => ({ view, waiting, unsaved, refresh: () => ask.current() }),
    [view, waiting, unsaved],
  );
  return <Live value={live}>{children}</Live>;
}

/** Everything in the form but what is previewed, to tell whether it was changed. */
function rulesIn(form: HTMLFormElement): string {
  return JSON.stringify(fieldsIn(form).filter(([name]) => isRule(name)));
}

const isRule = (name: string) => !name.startsWith("preview.");

/** The fields in which the browser put back what was typed before the page was left or loaded anew. */
function restoredIn(form: HTMLFormElement): string[] {
  return Array.from(form.elements).flatMap((element) => {
    if (element instanceof HTMLSelectElement) {
      const changed = Array.from(element.options).some(
        (option) => option.selected !== option.defaultSelected,
      );
      return changed ? [element.name] : [];
    }
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return [];
    const changed =
      element.type === "radio"
        ? element instanceof HTMLInputElement && element.checked !== element.defaultChecked
        : element.value !== element.defaultValue;
    return changed ? [element.name] : [];
  });
}

function fieldsIn(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].map(([name, value]) => [name, String(value)]);
}

async function fetchPreview(
  address: string,
  form: HTMLFormElement,
): Promise<{ view: PolicyView | null; waiting: string[] }> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(nested(fieldsIn(form))),
    });
    if (!answer.ok) return { view: null, waiting: [((await answer.json()) as Problem).detail] };
    const { view, errors } = (await answer.json()) as PreviewAnswer;
    return { view, waiting: errors.map(sentenceOf) };
  } catch {
    return { view: null, waiting: ["Check the connection: the preview could not be asked for."] };
  }
}
