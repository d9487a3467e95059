"use client";

import { useEffect } from "react";

/** Chooses the zone that this device is set to, unless somebody has chosen already. */
export function PresetZone({ field }: { field: string }) {
  useEffect(() => {
    const select = document.getElementById(field);
    if (!(select instanceof HTMLSelectElement) || !select.options[select.selectedIndex]?.defaultSelected)
      return;
    // Not a format but a question to the device; browsers call some zones by older names.
    const named = (zone?: string) =>
      Intl.DateTimeFormat(undefined, { timeZone: zone }).resolvedOptions().timeZone;
    const device = named();
    const same = [...select.options].find(({ value }) => value === device) ?? alias(select, device, named);
    if (same) select.value = same.value;
  }, [field]);
  return null;
}

function alias(select: HTMLSelectElement, device: string, named: (zone?: string) => string) {
  return [...select.options].find(({ value }) => {
    try {
      return value !== "" && named(value) === device;
    } catch {
      return false; // a zone that this browser does not know
    }
  });
}
