"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Shows the page in the device's zone. It stands only on a page whose address names no zone. */
export function DetectZone({ zone }: { zone: string }) {
  const router = useRouter();
  useEffect(() => {
    // Not a format but a question to the device; only a browser can answer it.
    const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!device || device === zone) return;
    const address = new URL(window.location.href);
    if (address.searchParams.has("zone")) return;
    address.searchParams.set("zone", device);
    router.replace(`${address.pathname}${address.search}${address.hash}`, { scroll: false });
  }, [router, zone]);
  return null;
}
