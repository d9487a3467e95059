"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { Button } from "@/components/ui/button";
import { useLive } from "@/components/ui/use-live";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** The button that sends the chosen time where no script does. */
export interface ChooseButton {
  label?: string;
  name?: string;
  value?: string;
  formAction?: string;
}

export interface TimeChoiceProps {
  children: ReactNode;
  legend: ReactNode;
  /** Only speak the legend. */
  legendHidden?: boolean;
  /** Send the enclosing form as soon as a time is chosen. */
  autoSubmit?: boolean;
  submit?: ChooseButton;
}

/** A time that was pressed; one that the arrow keys only moved to is shown to have the focus. */
const PRESSED = "input[type=radio]:checked:not(:focus-visible)";

function isRadio(target: EventTarget): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === "radio";
}

/**
 * Radio buttons of which choosing one goes on at once. Arrow keys only move, as in any group of radio buttons;
 * a press, Space or Enter chooses.
 */
export function TimeChoice(props: TimeChoiceProps) {
  const { children, legend, legendHidden = false, autoSubmit = false, submit = {} } = props;
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const moving = useRef(false);
  const [busy, setBusy] = useState(false);
  const live = useLive() && autoSubmit;
  const { label = "Choose this time", ...sent } = submit;

  const choose = useCallback(() => {
    setBusy(true);
    button.current?.form?.requestSubmit(button.current);
  }, []);
  // On a slow line a time is pressed before the script arrives, which then takes the button away that would have sent it.
  useEffect(() => {
    const pressed = live ? fieldset.current?.querySelector<HTMLInputElement>(PRESSED) : null;
    if (pressed && !pressed.defaultChecked) choose();
  }, [live, choose]);
  const keyDown = (event: KeyboardEvent) => {
    if (!isRadio(event.target)) return;
    moving.current = event.key.startsWith("Arrow");
    // No browser clicks for Enter, and not all of them for Space on the one that is already chosen.
    if (event.key !== "Enter" && !(event.key === " " && event.target.checked)) return;
    event.preventDefault();
    event.target.checked = true;
    choose();
  };
  // Moving with the arrow keys makes the browser click the next radio button, too.
  const click = (event: MouseEvent) => {
    if (isRadio(event.target) && !moving.current) choose();
  };
  const stopMoving = () => {
    moving.current = false;
  };

  const handlers = live
    ? { onKeyDown: keyDown, onClick: click, onKeyUp: stopMoving, onPointerDown: stopMoving }
    : null;
  return (
    <fieldset ref={fieldset} className="times" aria-busy={busy || undefined} {...handlers}>
      <legend className={legendHidden ? "sr" : undefined}>{legend}</legend>
      {live ? <VisuallyHidden as="p">Move with the arrow keys, choose with Enter.</VisuallyHidden> : null}
      {children}
      {autoSubmit ? (
        <Button ref={button} {...sent} tone="main" className="choose until-live" hidden={live}>
          {label}
        </Button>
      ) : null}
    </fieldset>
  );
}
