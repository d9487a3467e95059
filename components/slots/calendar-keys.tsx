"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

export interface CalendarKeysProps {
  children: ReactNode;
  /** Changes with the month, so that the focus can follow into it. */
  month: string;
}

function dayLinks(root: HTMLElement): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>("a.day"));
}

function dayNumber(link: HTMLElement): number {
  return Date.parse(`${link.dataset.date}T00:00:00Z`) / 86_400_000;
}

/** The nearest day link at or beyond so many days in that direction. */
function beyond(links: readonly HTMLElement[], from: HTMLElement, days: number): HTMLElement | undefined {
  const goal = dayNumber(from) + days;
  return days > 0
    ? links.find((link) => dayNumber(link) >= goal)
    : links.findLast((link) => dayNumber(link) <= goal);
}

/** First or last day link of the same week. */
function weekEnd(from: HTMLElement, last: boolean): HTMLElement | undefined {
  const row = from.closest("tr");
  return row ? dayLinks(row).at(last ? -1 : 0) : undefined;
}

/** Where a key leads from this day; undefined at the edge of the month, "nowhere" for a key of no meaning here. */
function reached(key: string, from: HTMLElement, links: readonly HTMLElement[], forward: 1 | -1) {
  switch (key) {
    case "ArrowRight":
      return beyond(links, from, forward);
    case "ArrowLeft":
      return beyond(links, from, -forward);
    case "ArrowDown":
      return beyond(links, from, 7);
    case "ArrowUp":
      return beyond(links, from, -7);
    case "Home":
      return weekEnd(from, false);
    case "End":
      return weekEnd(from, true);
    default:
      return "nowhere";
  }
}

/**
 * Arrow keys, Home, End, Page Up and Page Down move between the days that are links, and only one of those stays
 * in the order of Tab. Without a script every day is reached by Tab.
 */
export function CalendarKeys({ children, month }: CalendarKeysProps) {
  const root = useRef<HTMLDivElement>(null);
  const follow = useRef<"first" | "last" | null>(null);

  const rove = (to: HTMLElement | undefined) => {
    if (!root.current || !to) return;
    for (const link of dayLinks(root.current)) link.tabIndex = link === to ? 0 : -1;
  };

  // No list of dependencies: the links can be new ones after any rendering.
  useEffect(() => {
    if (!root.current) return;
    const links = dayLinks(root.current);
    const focused = links.find((link) => link === document.activeElement);
    rove(focused ?? links.find((link) => link.ariaCurrent === "date") ?? links[0]);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the month is what makes it run.
  useEffect(() => {
    if (!root.current || !follow.current) return;
    const to = dayLinks(root.current).at(follow.current === "first" ? 0 : -1);
    follow.current = null;
    rove(to);
    to?.focus();
  }, [month]);

  const turn = (direction: "previous" | "next") => {
    const link = root.current?.querySelector<HTMLElement>(`a[data-month="${direction}"]`);
    if (!link) return;
    follow.current = direction === "next" ? "first" : "last";
    link.click();
  };

  const keyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !target.matches("a.day") || !root.current) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const links = dayLinks(root.current);
    const forward = getComputedStyle(root.current).direction === "rtl" ? -1 : 1;
    if (key === "PageUp" || key === "PageDown") {
      event.preventDefault();
      return turn(key === "PageDown" ? "next" : "previous");
    }
    const to = reached(key, target, links, forward);
    if (to === "nowhere") return;
    event.preventDefault();
    rove(to);
    to?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the keys of the links inside.
    <div ref={root} onKeyDown={keyDown}>
      {children}
    </div>
  );
}
