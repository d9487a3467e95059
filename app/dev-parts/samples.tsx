import type { ReactNode } from "react";
import { PageFrame } from "@/components/booking/page-frame";
import type { CalendarDay } from "@/components/slots/weeks";
import type { TimeView } from "@/components/slots/times";

export const host = { name: "Dana Moreau", account: "Moreau Studio", email: "dana@moreau.studio" };
export const zoneLabel = "United States; Eastern time (GMT-4:00) [DST]";
const w = (dateTime: string, date: string, clock: string) => ({ dateTime, date, clock });
export const W = {
  jun17: w("2026-06-17T10:00-04:00", "Wed, Jun 17, 2026,", "10:00 AM - 10:45 AM"),
  jun25: w("2026-06-25T10:00-04:00", "Thu, Jun 25, 2026,", "10:00 AM - 10:45 AM"),
  jun26: w("2026-06-26T13:00-04:00", "Fri, Jun 26, 2026,", "1:00 PM - 1:45 PM"),
  jul1: w("2026-07-01T10:00-04:00", "Wed, Jul 1, 2026,", "10:00 AM - 10:45 AM"),
  jul2: w("2026-07-02T13:00-04:00", "Thu, Jul 2, 2026,", "1:00 PM - 1:45 PM"),
  jul8: w("2026-07-08T10:00-04:00", "Wed, Jul 8, 2026,", "10:00 AM - 10:45 AM"),
  jul9: w("2026-07-09T14:00-04:00", "Thu, Jul 9, 2026,", "2:00 PM - 2:45 PM"),
  jun30: w("2026-06-30T15:00-04:00", "Tue, Jun 30, 2026,", "3:00 PM - 3:15 PM"),
};
export function Frame({ children, foot = "PKG-7Q2M4XW9TD" }: { children: ReactNode; foot?: string }) {
  return <PageFrame host={host} foot={foot}>{children}</PageFrame>;
}
const long = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
export const weekdays = long.map((l) => ({ short: l.slice(0, 3), long: l }));
const none = [4, 5, 6, 11, 12, 14, 18, 19, 22, 25, 26, 31];
export function july(base: string, states: Record<number, CalendarDay["state"]>, current: number, more: number[] = []): CalendarDay[] {
  return Array.from({ length: 31 }, (_, i) => {
    const d = i + 1;
    const date = `2026-07-${String(d).padStart(2, "0")}`;
    const free = ![...none, ...more].includes(d);
    return {
      date,
      label: `${long[new Date(`${date}T00:00Z`).getUTCDay()]}, July ${d}`,
      href: free ? `${base}?day=${d}` : null,
      state: states[d] ?? (free ? "free" : "none"),
      current: d === current,
    };
  });
}
export function times(list: [string, string, string][], checked?: string, taken?: string): TimeView[] {
  return list.map(([label, end, part]) => ({ value: label, label, end, part: part as TimeView["part"], checked: label === checked, taken: label === taken }));
}
export const jul8 = (checked?: string) => times([["9:00 AM", "9:45 AM", "morning"], ["9:30 AM", "10:15 AM", "morning"], ["10:00 AM", "10:45 AM", "morning"], ["11:00 AM", "11:45 AM", "morning"], ["12:30 PM", "1:15 PM", "afternoon"], ["1:00 PM", "1:45 PM", "afternoon"], ["2:30 PM", "3:15 PM", "afternoon"], ["3:00 PM", "3:45 PM", "afternoon"], ["4:00 PM", "4:45 PM", "afternoon"], ["5:30 PM", "6:15 PM", "evening"], ["6:00 PM", "6:45 PM", "evening"]], checked);
export const jul2 = times([["9:30 AM", "10:15 AM", "morning"], ["11:00 AM", "11:45 AM", "morning"], ["11:30 AM", "12:15 PM", "morning"], ["12:30 PM", "1:15 PM", "afternoon"], ["1:00 PM", "", "afternoon"], ["2:30 PM", "3:15 PM", "afternoon"], ["3:30 PM", "4:15 PM", "afternoon"]], undefined, "1:00 PM");
export const jul23 = times([["9:00 AM", "9:30 AM", "morning"], ["9:30 AM", "10:00 AM", "morning"], ["10:00 AM", "10:30 AM", "morning"], ["11:30 AM", "12:00 PM", "morning"], ["1:00 PM", "1:30 PM", "afternoon"], ["1:30 PM", "2:00 PM", "afternoon"], ["3:00 PM", "3:30 PM", "afternoon"], ["4:30 PM", "5:00 PM", "afternoon"]]);
