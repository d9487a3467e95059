"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { type HiddenInput, HiddenInputs } from "@/components/ui/hidden-inputs";
import { useLive } from "@/components/ui/use-live";
import type { ZoneChoice } from "@/lib/format";
import { byCountry, zoneText } from "./zone-options";

const ZoneSearch = lazy(() => import("./zone-search"));

export interface ZoneChooserProps {
  action: string;
  /** The zone in use. */
  zone: string;
  /** For the list that works without a script; null where the page was not asked to show it. */
  zones: readonly ZoneChoice[] | null;
  /** The state of the page, to come back to the same place. */
  inputs?: readonly HiddenInput[];
  /** Fields of the page's other forms whose present choice goes along too, such as ticked boxes. Needs a script. */
  carry?: readonly string[];
  name?: string;
}

/**
 * Asks for another time zone. With a script "Change" opens a dialog with a search, which brings the zones along;
 * without one it leads to the same page with a plain list.
 */
export function ZoneChooser(props: ZoneChooserProps) {
  const { action, zone, zones, inputs = [], carry = [], name = "zone" } = props;
  const open = zones !== null;
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<HTMLElement>(null);
  const [shown, setShown] = useState(open);
  const live = useLive();
  const router = useRouter();

  useEffect(() => {
    const show = () => {
      if (!dialog.current || dialog.current.open) return;
      dialog.current.showModal();
      setShown(true);
    };
    const click = (event: MouseEvent) => {
      const { target } = event;
      const link = target instanceof Element ? target.closest<HTMLElement>("[data-opens-zones]") : null;
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      opener.current = link;
      show();
    };
    if (window.location.hash === "#zone") show();
    document.addEventListener("click", click);
    return () => document.removeEventListener("click", click);
  }, []);

  // The open list makes the rest of the page inert, so the dialog itself can't give the focus back.
  useEffect(() => {
    if (!shown) opener.current?.focus();
  }, [shown]);

  // A soft step keeps what is typed and ticked on the page.
  const choose = useCallback(
    (next: string) => {
      const state = inputs.map((input) => [input.name, input.value] as const);
      const query = new URLSearchParams([...state, ...carried(carry), [name, next]].map((pair) => [...pair]));
      dialog.current?.close();
      router.push(`${action}?${query}`, { scroll: false });
    },
    [action, inputs, name, carry, router],
  );

  const container = useCallback(() => dialog.current, []);
  return (
    <dialog
      id="zone"
      ref={dialog}
      className={live ? "zone-chooser is-live" : "zone-chooser"}
      aria-labelledby="zone-title"
      open={open || undefined}
      onClose={() => setShown(false)}
    >
      <h2 id="zone-title">Show times in another zone</h2>
      {live && shown ? (
        <Suspense fallback={<p role="status">Looking up the time zones.</p>}>
          <ZoneSearch zone={zone} onChoose={choose} container={container} />
        </Suspense>
      ) : null}
      {!live && zones ? (
        <form action={action} method="get">
          <HiddenInputs inputs={inputs} />
          <ZoneSelect zones={zones} zone={zone} name={name} />
        </form>
      ) : null}
      <form method="dialog" className="scripted">
        <Button>Keep this zone</Button>
      </form>
    </dialog>
  );
}

/** What the page's forms hold under these names. */
function carried(names: readonly string[]): (readonly [string, string])[] {
  return Array.from(document.forms).flatMap((form) => {
    const data = new FormData(form);
    return names.flatMap((name) => data.getAll(name).map((value) => [name, String(value)] as const));
  });
}

function ZoneSelect({ zones, zone, name }: { zones: readonly ZoneChoice[]; zone: string; name: string }) {
  const known = zones.some((choice) => choice.zone === zone);
  return (
    <>
      <Field id="zone-field" label="Time zone">
        {(control) => (
          <Select {...control} name={name} defaultValue={zone}>
            {known ? null : <option value={zone}>{zone}</option>}
            {byCountry(zones).map(({ country, zones: own }) => (
              <optgroup label={country || "Everywhere"} key={country}>
                {own.map((choice) => (
                  <option value={choice.zone} key={choice.zone}>
                    {zoneText(choice)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        )}
      </Field>
      <Button tone="main">Show times in this zone</Button>
    </>
  );
}
