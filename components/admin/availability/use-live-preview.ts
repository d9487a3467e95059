"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { PREVIEW_FIELD, type Typed, writtenOf } from "./form-model";
import type { PreviewAnswer } from "./preview-view";

/** After the last key. */
const DELAY_MS = 400;
const UNREACHABLE = "It can't be reached now. It is asked again when you change something.";

/**
 * Keeps the preview up with the form: asks the server for it once nothing was typed for a moment. While it can't be made
 * of what stands there, the last one stays, with the reason in `waiting`.
 */
export function useLivePreview(
  action: string,
  first: PreviewAnswer,
): [PreviewAnswer, (typed: Typed) => void] {
  const [live, setLive] = useState(first);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<AbortController>(undefined);

  const stop = useCallback(() => {
    clearTimeout(timer.current);
    pending.current?.abort();
  }, []);
  useEffect(() => stop, [stop]);

  const follow = useCallback(
    (typed: Typed) => {
      stop();
      timer.current = setTimeout(async () => {
        const asking = new AbortController();
        pending.current = asking;
        const answer = await ask(`${action}/preview`, typed, asking.signal);
        if (!asking.signal.aborted) setLive(({ view }) => ({ ...answer, view: answer.view ?? view }));
      }, DELAY_MS);
    },
    [action, stop],
  );
  return [live, follow];
}

async function ask(address: string, typed: Typed, signal: AbortSignal): Promise<PreviewAnswer> {
  const body = JSON.stringify({ ...writtenOf(typed), preview: { eventType: typed[PREVIEW_FIELD] } });
  const headers = { "content-type": "application/json" };
  try {
    const response = await fetch(address, { method: "POST", headers, body, signal });
    const answer = await response.json();
    if (response.ok) return answer;
    return { view: null, waiting: answer.detail ?? UNREACHABLE, errors: [] };
  } catch {
    return { view: null, waiting: UNREACHABLE, errors: [] };
  }
}
