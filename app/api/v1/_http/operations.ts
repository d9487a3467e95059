import { BOOKING } from "./operations/booking";
import { MANAGING } from "./operations/managing";
import type { Operation } from "./operations/operation";
import { SERVICE } from "./operations/service";

export type { Answer, Operation } from "./operations/operation";

/** Every call that others may make. */
export const OPERATIONS: readonly Operation[] = [...BOOKING, ...MANAGING, ...SERVICE];
