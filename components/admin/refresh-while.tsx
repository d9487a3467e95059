"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 2_000;
const AT_MOST = 150;

/** Reads the page anew every other second while it stands on it; without a script the reader reloads. */
export function RefreshWhile() {
  const router = useRouter();
  useEffect(() => {
    let left = AT_MOST;
    const timer = setInterval(() => {
      left -= 1;
      if (left === 0) clearInterval(timer);
      router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
