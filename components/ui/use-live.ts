"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and for the first paint, true once the script runs here. */
export function useLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
