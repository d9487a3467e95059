import { shortWhen } from "@/components/booking/when-view";
import type { PreviewDay } from "@/lib/domain/availability/preview";
import type { Instant, Zone } from "@/lib/domain/time";
import type { FieldError, Refused } from "@/lib/errors";
import { formatClock, formatClockRange, formatShortDate, zoneLabel } from "@/lib/format";
import type { AvailabilityPreview } from "@/lib/services/pages/preview-availability";

/** A day of the preview, in the reader's words: starting times by what becomes of them, and what is taken. */
export interface PreviewDayView {
  readonly date: string;
  readonly label: string;
  readonly free: readonly string[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly taken: readonly string[];
}

export interface Counts {
  /** All that are offered, the new ones among them. */
  readonly free: number;
  readonly added: number;
  readonly gone: number;
}

export interface PreviewView {
  readonly zone: string;
  readonly paused: boolean;
  readonly counts: Counts;
  readonly weeks: readonly {
    readonly label: string;
    readonly counts: Counts;
    readonly days: readonly PreviewDayView[];
  }[];
  /** Coming sessions outside of the hours: how many, and the first of them. */
  readonly outside: {
    readonly count: number;
    readonly first: readonly { readonly sessionId: string; readonly when: string; readonly who: string }[];
  };
}

/** What the route of the preview answers: a preview, or what is wrong with the settings, which is no fault of the call. */
export interface PreviewAnswer {
  readonly view: PreviewView | null;
  readonly waiting: string | null;
  readonly errors: readonly FieldError[];
}

/** The answer for settings that may be wrong. */
export function previewAnswer(preview: AvailabilityPreview | Refused, locale: string): PreviewAnswer {
  return preview.ok
    ? { view: previewView(preview, locale), waiting: null, errors: [] }
    : { view: null, waiting: preview.detail, errors: preview.errors ?? [] };
}

const SHOWN_OUTSIDE = 5;
const DAYS_OF_WEEK = 7;

/** A preview as its reader sees it; times are those of the page's zone, written by the reader's custom. */
function previewView(preview: AvailabilityPreview, locale: string): PreviewView {
  const { zone, days, outside, paused } = preview;
  const weeks: PreviewDay[][] = [];
  for (const [index, day] of days.entries()) {
    if (index % DAYS_OF_WEEK === 0) weeks.push([]);
    weeks.at(-1)?.push(day);
  }
  return {
    zone: zoneLabel(zone, days[0]?.bounds.start ?? 0),
    paused,
    counts: countsOf(days),
    weeks: weeks.map((week) => ({
      label: spanOf(week, zone, locale),
      counts: countsOf(week),
      days: week.map((day) => dayView(day, zone, locale)),
    })),
    outside: {
      count: outside.length,
      first: outside.slice(0, SHOWN_OUTSIDE).map(({ sessionId, start, title, customerName }) => ({
        sessionId,
        when: shortWhen(start, zone, locale),
        who: `${title}, ${customerName}`,
      })),
    },
  };
}

function dayView({ date, bounds, kept, added, gone, taken }: PreviewDay, zone: Zone, locale: string) {
  const clocks = (starts: readonly Instant[]) => starts.map((start) => formatClock(start, zone, locale));
  return {
    date,
    label: formatShortDate(bounds.start, zone, locale),
    free: clocks(kept),
    added: clocks(added),
    gone: clocks(gone),
    taken: taken.map((interval) => formatClockRange(interval, zone, locale)),
  };
}

function countsOf(days: readonly PreviewDay[]): Counts {
  const sum = (of: (day: PreviewDay) => number) => days.reduce((total, day) => total + of(day), 0);
  return {
    free: sum(({ kept, added }) => kept.length + added.length),
    added: sum(({ added }) => added.length),
    gone: sum(({ gone }) => gone.length),
  };
}

function spanOf(week: readonly PreviewDay[], zone: Zone, locale: string): string {
  const label = (day: PreviewDay | undefined) => (day ? formatShortDate(day.bounds.start, zone, locale) : "");
  return `${label(week[0])} - ${label(week.at(-1))}`;
}
