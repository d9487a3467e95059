import type { ReactNode } from "react";
import { classes } from "./classes";

/** Every icon is drawn on a 20 × 20 grid with one stroke; size and weight come from the stylesheet. */
const SHAPES = {
  arrow: <path d="M3 10h13.5M11.5 5l5 5-5 5" />,
  back: <path d="M12.5 4.5L7 10l5.5 5.5" />,
  bell: <path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.25 1.75H3.75zM8.25 17.25h3.5" />,
  calendar: (
    <>
      <rect x="2.75" y="4" width="14.5" height="13" rx="2.5" />
      <path d="M2.75 8h14.5M6.5 2.25V5.5M13.5 2.25V5.5" />
    </>
  ),
  camera: (
    <>
      <rect x="2.5" y="5.25" width="10.5" height="9.5" rx="2" />
      <path d="M13 9l4.5-2.5v7L13 11" />
    </>
  ),
  cash: (
    <>
      <rect x="2.5" y="5" width="15" height="10" rx="2" />
      <circle cx="10" cy="10" r="2.25" />
      <path d="M5.25 10h.1M14.65 10h.1" />
    </>
  ),
  check: <path d="M3.5 10.75l4.25 4.25L16.5 5.5" />,
  circle: <circle cx="10" cy="10" r="6" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 5.5V10l3 2" />
    </>
  ),
  copy: (
    <>
      <rect x="7" y="7" width="10" height="10" rx="2" />
      <path d="M13 7V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2h2" />
    </>
  ),
  cross: <path d="M4.75 4.75l10.5 10.5M15.25 4.75L4.75 15.25" />,
  dash: <path d="M4 10h12" />,
  dashed: <circle cx="10" cy="10" r="6.5" strokeDasharray="3 2.6" />,
  down: <path d="M10 3.5v13M4.75 11.5L10 16.75l5.25-5.25" />,
  download: <path d="M10 2.75v10M5.75 8.75L10 13l4.25-4.25M3.5 17h13" />,
  globe: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M2.5 10h15M10 2.5c4.6 4.9 4.6 10.1 0 15M10 2.5c-4.6 4.9-4.6 10.1 0 15" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 9.25v4.5M10 6.25v.1" />
    </>
  ),
  link: (
    <>
      <path d="M8.25 11.75a3.25 3.25 0 0 0 4.9.35l2.6-2.6a3.25 3.25 0 0 0-4.6-4.6L10 6.05" />
      <path d="M11.75 8.25a3.25 3.25 0 0 0-4.9-.35l-2.6 2.6a3.25 3.25 0 0 0 4.6 4.6L10 13.95" />
    </>
  ),
  list: <path d="M7 5h10M7 10h10M7 15h10M3.25 5h.1M3.25 10h.1M3.25 15h.1" />,
  lock: (
    <>
      <rect x="4" y="9" width="12" height="8" rx="2" />
      <path d="M6.75 9V6.5a3.25 3.25 0 0 1 6.5 0V9" />
    </>
  ),
  mail: (
    <>
      <rect x="2.5" y="4.25" width="15" height="11.5" rx="2" />
      <path d="M3 5.5l7 5.75 7-5.75" />
    </>
  ),
  moved: <path d="M3 7h12M11.5 3.5L15 7l-3.5 3.5M17 13.5H7" />,
  next: <path d="M7.5 4.5L13 10l-5.5 5.5" />,
  outside: (
    <path d="M8 4.5H5.5a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V12M11.5 3.5h5v5M16.5 3.5l-7.5 7.5" />
  ),
  person: (
    <>
      <circle cx="10" cy="6.75" r="3.5" />
      <path d="M3.5 17c.6-3.6 3.1-5.5 6.5-5.5s5.9 1.9 6.5 5.5" />
    </>
  ),
  phone: (
    <path d="M6.75 3H4.5A1.5 1.5 0 0 0 3 4.6 13.4 13.4 0 0 0 15.4 17a1.5 1.5 0 0 0 1.6-1.5v-2.25l-3.75-1.5-1.6 1.9a10.4 10.4 0 0 1-5.3-5.3l1.9-1.6z" />
  ),
  pin: (
    <>
      <path d="M10 17.5c3.6-4 5.5-7 5.5-9.25a5.5 5.5 0 0 0-11 0C4.5 10.5 6.4 13.5 10 17.5z" />
      <circle cx="10" cy="8.25" r="2" />
    </>
  ),
  plus: <path d="M10 4v12M4 10h12" />,
  repeat: (
    <path d="M4 9.5a4.5 4.5 0 0 1 4.5-4.5H16M13 2l3 3-3 3M16 10.5a4.5 4.5 0 0 1-4.5 4.5H4M7 18l-3-3 3-3" />
  ),
  search: (
    <>
      <circle cx="8.75" cy="8.75" r="5.5" />
      <path d="M12.9 12.9L17 17" />
    </>
  ),
  undo: (
    <>
      <path d="M7.5 3.75L3.5 7.75l4 4" />
      <path d="M3.5 7.75h8a4.75 4.75 0 0 1 0 9.5H7" />
    </>
  ),
  up: <path d="M10 16.5v-13M4.75 8.5L10 3.25l5.25 5.25" />,
  warning: (
    <>
      <path d="M10 2.75l7.75 13.75H2.25z" />
      <path d="M10 8v3.75M10 14.1v.1" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export interface IconProps {
  name: IconName;
  /** 16 px instead of 20. */
  small?: boolean;
  /** A thicker stroke, for the signs of yes and no. */
  heavy?: boolean;
}

/** Always decoration: the words beside it say the same. */
export function Icon({ name, small = false, heavy = false }: IconProps) {
  const className = classes("icon", small && "icon-s", heavy && "icon-heavy");
  return (
    <svg className={className} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  );
}
