"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type MouseEvent, type ReactNode, useEffect, useRef, useTransition } from "react";

export interface SoftStepsProps {
  children: ReactNode;
  /** Changes with every step; a step can take away the very control that was used. */
  state: string;
  /** Selectors of what then gets the focus: the first one that is there. */
  focus: readonly string[];
}

/**
 * Links and GET forms inside that lead to this same page swap it in place, so that what was typed elsewhere on it
 * stays. Without a script they load it anew.
 */
export function SoftSteps({ children, state, focus }: SoftStepsProps) {
  const area = useRef<HTMLDivElement>(null);
  const shown = useRef(state);
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step is what makes it run.
  useEffect(() => {
    if (shown.current === state) return;
    shown.current = state;
    if (document.activeElement && document.activeElement !== document.body) return;
    const found = focus.map((selector) => area.current?.ownerDocument.querySelector<HTMLElement>(selector));
    const target = found.find((element) => element);
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus();
  }, [state]);

  const goTo = (address: URL) => {
    startTransition(() => router.push(`${address.pathname}${address.search}`, { scroll: false }));
  };

  const click = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
    const address = new URL(link.href);
    if (!isThisPage(address) || address.hash !== "") return;
    event.preventDefault();
    goTo(address);
  };

  const submit = (event: FormEvent) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method !== "get") return;
    const address = new URL(form.action);
    if (!isThisPage(address)) return;
    event.preventDefault();
    // A second choice before the first has arrived would not know of it.
    if (pending) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const fields = [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]);
    address.search = new URLSearchParams(fields).toString();
    form.closest("dialog")?.close();
    goTo(address);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the links and forms inside.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a link is a click.
    <div ref={area} onClick={click} onSubmit={submit} aria-busy={pending || undefined}>
      {children}
    </div>
  );
}

function isThisPage({ origin, pathname }: URL): boolean {
  return origin === window.location.origin && pathname === window.location.pathname;
}
