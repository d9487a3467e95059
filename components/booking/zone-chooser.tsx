"use client";

import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { type HiddenInput, HiddenInputs } from "@/components/ui/hidden-inputs";
import { useLive } from "@/components/ui/use-live";
import type { ZoneChoice } from "@/lib/format";
import { byCountry, deviceZone, zoneText } from "./zone-options";

const ZoneComboBox = lazy(() => import("./zone-combo-box"));

export interface ZoneChooserProps {
  action: string;
  /** The zone in use. */
  zone: string;
  zones: readonly ZoneChoice[];
  /** The state of the page, to come back to the same place. */
  inputs?: readonly HiddenInput[];
  /** Fields of the page's other forms whose present choice goes along too, such as ticked boxes. Needs a script. */
  carry?: readonly string[];
  name?: string;
  /** Rendered open, for a page that was asked to show it. */
  open?: boolean;
}

/**
 * Asks for another time zone. Without a script it is a section that "Change" (`#zone`) reveals, with a plain list;
 * with one it is a dialog with a search.
 */
export function ZoneChooser(props: ZoneChooserProps) {
  const { action, zone, zones, inputs = [], carry = [], name = "zone", open = false } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const opener = useRef<HTMLElement>(null);
  const [shown, setShown] = useState(open);
  const live = useLive();

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

  const choose = useCallback(
    (next: string) => {
      if (!form.current) return;
      const added = [[name, next] as const, ...carried(form.current, carry)];
      for (const [field, value] of added) {
        const input = document.createElement("input");
        Object.assign(input, { type: "hidden", name: field, value });
        form.current.append(input);
      }
      form.current.requestSubmit();
    },
    [name, carry],
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
      <form action={action} method="get" ref={form}>
        <HiddenInputs inputs={inputs} />
        {live ? (
          <>
            <DeviceZone zones={zones} zone={zone} onChoose={choose} />
            {shown ? (
              <Suspense fallback={<p role="status">Looking up the time zones.</p>}>
                <ZoneComboBox zones={zones} onChoose={choose} container={container} />
              </Suspense>
            ) : null}
          </>
        ) : (
          <ZoneSelect zones={zones} zone={zone} name={name} />
        )}
      </form>
      <form method="dialog" className="scripted">
        <Button>Keep this zone</Button>
      </form>
    </dialog>
  );
}

/** What the page's other forms hold under these names. */
function carried(own: HTMLFormElement, names: readonly string[]): (readonly [string, string])[] {
  const forms = Array.from(document.forms).filter((form) => form !== own);
  return forms.flatMap((form) => {
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

interface DeviceZoneProps {
  zones: readonly ZoneChoice[];
  zone: string;
  onChoose: (zone: string) => void;
}

function DeviceZone({ zones, zone, onChoose }: DeviceZoneProps) {
  const device = useMemo(() => deviceZone(zones), [zones]);
  if (!device || device.zone === zone) return null;
  return (
    <Button type="button" icon="clock" onClick={() => onChoose(device.zone)}>
      Use this device's zone: {zoneText(device)}
    </Button>
  );
}
