import type { Zone } from "./domain/time";

export const DEFAULT_LOCALE = "en-US";

/** Formatters are dear to make and hold much memory: this many are kept, of each the latest made. */
const KEPT = 500;

const DATE_TIME_STYLES = {
  date: { weekday: "short", year: "numeric", month: "short", day: "numeric" },
  shortDate: { weekday: "short", month: "short", day: "numeric" },
  clock: { hour: "numeric", minute: "2-digit" },
  dateClock: {
    weekday: "short",
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  },
  shortDateClock: { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" },
  deadline: {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  },
  month: { year: "numeric", month: "long" },
  monthDay: { month: "short", day: "numeric" },
  longDay: { weekday: "long", month: "long", day: "numeric" },
  longWeekday: { weekday: "long" },
  shortWeekday: { weekday: "short" },
  zoneShort: { timeZoneName: "short" },
  zoneLong: { timeZoneName: "long" },
  zoneOffset: { timeZoneName: "longOffset" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateTimeStyle = keyof typeof DATE_TIME_STYLES;

type Key = readonly (string | number)[];

/** Whether dates and numbers can be written by the custom of this BCP 47 tag. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** The tag in its usual spelling, without extensions (calendar, digits …); `en-US` for none, plain `en` and unknown ones. */
export function normalizeLocale(tag: string | null | undefined): string {
  if (!tag || !isLocale(tag)) return DEFAULT_LOCALE;
  const { language, script, region } = new Intl.Locale(tag);
  const plain = [language, script, region].filter(Boolean).join("-");
  return plain === "en" ? DEFAULT_LOCALE : plain;
}

/**
 * A formatter of one of our styles, made once for each locale and zone.
 *
 * @throws RangeError for a zone that Intl does not know.
 */
export const dateTimeFormat = keep(
  (style: DateTimeStyle, locale: string, zone: Zone) =>
    new Intl.DateTimeFormat(locale, { ...DATE_TIME_STYLES[style], timeZone: zone }),
);

/** The same, to be used once and let go; null for a zone that Intl does not know. */
export function newDateTimeFormat(
  style: DateTimeStyle,
  locale: string,
  zone: Zone,
): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat(locale, { ...DATE_TIME_STYLES[style], timeZone: zone });
  } catch {
    return null;
  }
}

/** Amounts of a currency, with so many decimals. */
export const moneyFormat = keep(
  (locale: string, currency: string, decimals: number) =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }),
);

/** The currencies that this machine knows, by code, with their English names. */
export function currencyNames(): { readonly currency: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(DEFAULT_LOCALE, { type: "currency" });
  return Intl.supportedValuesOf("currency").map((currency) => ({
    currency,
    name: names.of(currency) ?? currency,
  }));
}

/** Numbers of a unit of time, in words. */
export const unitFormat = keep(
  (locale: string, unit: "minute" | "hour" | "day") =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }),
);

/** Joins lengths of time: "1 hour 30 minutes". */
export const listFormat = keep(
  (locale: string) => new Intl.ListFormat(locale, { type: "unit", style: "narrow" }),
);

function keep<Parts extends Key, Made>(make: (...key: Parts) => Made): (...key: Parts) => Made {
  const made = new Map<string, Made>();
  return (...key) => {
    const name = key.join(" ");
    const known = made.get(name);
    if (known) return known;
    const fresh = make(...key);
    const oldest = made.keys().next();
    if (made.size >= KEPT && !oldest.done) made.delete(oldest.value);
    made.set(name, fresh);
    return fresh;
  };
}

/** Our en-US texts have plain spaces only; Intl puts narrow and unbreakable ones before AM and after codes. */
export function plain(text: string, locale: string): string {
  return locale === DEFAULT_LOCALE ? text.replace(/[\u00a0\u202f]/g, " ") : text;
}
