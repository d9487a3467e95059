import pino from "pino";
import { env } from "./env";

let logger: pino.Logger | undefined;

/** Structured logs to standard error. Links and addresses of customers never go in. */
export function log(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null }, pino.destination(2));
  return logger;
}
