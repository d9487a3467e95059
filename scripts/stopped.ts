/**
 * Tells the process that started us that we are ready, and returns when we are to stop: on SIGINT or SIGTERM, or when
 * that process is gone.
 */
export function untilStopped(): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    for (const event of ["SIGINT", "SIGTERM", "disconnect"]) process.once(event, () => resolve());
    // A signal may come twice, from the terminal and from npm; with a listener the second doesn't end us midway.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
  });
  process.send?.("ready");
  return stopped;
}
