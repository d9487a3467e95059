import type { Instant } from "@/lib/domain/time";

/** What one caller does over and over: it moves these sessions, one after the other, to the second time and back. */
export interface Lane {
  readonly accountId: string;
  readonly sessions: readonly {
    readonly bookingId: string;
    readonly sessionId: string;
    readonly times: readonly [Instant, Instant];
  }[];
}

/** Eight callers that change at the same moment. */
export interface Callers {
  readonly name: string;
  readonly lanes: readonly Lane[];
}

/** Every caller makes so many changes more; a child goes on where it stopped. */
export interface Round {
  readonly callers: Callers;
  readonly changesEach: number;
}

export interface Took {
  readonly seconds: number;
  /** Processor time of the child alone, without the database's. */
  readonly cpuSeconds: number;
}

/** One statement as it was handed to the driver; without a name it was plain text. */
export interface Sent {
  readonly name: string | null;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** By callers' name, lane and change: the statements of each change in their order. */
export type Recording = Record<string, Sent[][][]>;
