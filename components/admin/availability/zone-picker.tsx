"use client";

import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Panel } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { useLive } from "@/components/ui/use-live";
import type { FieldState } from "./field-state";

const ZoneSearch = lazy(() => import("@/components/booking/zone-search"));

export interface ZonePickerProps {
  state: FieldState;
  /** The zones of the world as options, and the present one where it is none of them. */
  children: ReactNode;
}

/** The page's time zone: a list by country, and with a script a search by city, country or offset. */
export function ZonePicker({ state, children }: ZonePickerProps) {
  const select = useRef<HTMLSelectElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState(false);
  const live = useLive();
  const container = useCallback(() => dialog.current, []);

  const open = () => {
    dialog.current?.showModal();
    setShown(true);
  };
  const choose = (zone: string) => {
    dialog.current?.close();
    if (!select.current) return;
    select.current.value = zone;
    select.current.dispatchEvent(new Event("input", { bubbles: true }));
    select.current.focus();
  };
  const zone = select.current?.value ?? state.typed.zone ?? "";
  return (
    <Panel title="Time zone" id="page-zone">
      <Field id="zone-of-page" label="The hours are in" error={state.error("zone")}>
        {(control) => (
          <div className="zone-picker">
            <Select {...control} ref={select} name="zone" defaultValue={state.typed.zone}>
              {children}
            </Select>
            <Button type="button" icon="globe" className="scripted" onClick={open}>
              Find a zone
            </Button>
          </div>
        )}
      </Field>
      {/* Outside of the form, so that the Enter key in the search never sends it. */}
      {live
        ? createPortal(
            <dialog
              ref={dialog}
              className="zone-chooser is-live"
              aria-labelledby="zone-title"
              onClose={() => setShown(false)}
            >
              <h2 id="zone-title">Find the page's time zone</h2>
              {shown ? (
                <Suspense fallback={<p role="status">Looking up the time zones.</p>}>
                  <ZoneSearch zone={zone} onChoose={choose} container={container} />
                </Suspense>
              ) : null}
              <form method="dialog">
                <Button>Keep this zone</Button>
              </form>
            </dialog>,
            document.body,
          )
        : null}
    </Panel>
  );
}
