"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";

/**
 * Shows the page in the device's zone. It stands only on a page whose address names no zone. Who goes on before that is
 * quicker than this, and the next page is asked for anew.
 */
export function DetectZone({ zone }: { zone: string }) {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  useEffect(() => {
    // Not a format but a question to the device; only a browser can answer it.
    const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!device || device === zone || query.has("zone")) return;
    const wanted = new URLSearchParams(query);
    wanted.set("zone", device);
    router.replace(`${path}?${wanted}${window.location.hash}`, { scroll: false });
  }, [router, zone, path, query]);
  return null;
}
