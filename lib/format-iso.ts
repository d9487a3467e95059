// Apart from lib/format: only files for programs need it, and the pages' scripts load nothing of it.
import { offsetAt, zoneTable } from "./domain/availability/zone-table";
import { type Instant, MINUTE, type Zone } from "./domain/time";

/** "2026-07-02 13:00 -04:00" */
export function formatLocalIso(instant: Instant, zone: Zone): string {
  const offset = offsetAt(zoneTable(zone, instant, instant), instant);
  const local = new Date(instant + offset).toISOString();
  const minutes = Math.abs(Math.round(offset / MINUTE));
  const two = (number: number) => String(number).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  return `${local.slice(0, 10)} ${local.slice(11, 16)} ${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
