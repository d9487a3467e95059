import { setImmediate as nextTurn } from "node:timers/promises";

/** Pages are shown by the same process: nobody waits longer for a turn. */
export const TURN_MS = 25;
const TOGETHER_MS = 8_000;
const MAXIMUM_INTERVALS = 50_000;

/** What reading one calendar may take, all of its objects together; what there is no time for is read another time. */
export class Pace {
  #turnBegan = performance.now();
  #spent = 0;
  #room = MAXIMUM_INTERVALS;

  constructor(
    private readonly signal?: AbortSignal,
    private readonly limit = TOGETHER_MS,
  ) {}

  /** Lets others work when it is their turn. */
  async breathe(): Promise<void> {
    const turn = performance.now() - this.#turnBegan;
    if (turn < TURN_MS) return;
    this.#spent += turn;
    await nextTurn();
    this.#turnBegan = performance.now();
  }

  get isOver(): boolean {
    return this.#spent >= this.limit || this.signal?.aborted === true;
  }

  /** Whether so many more intervals may be kept; counts them. */
  takes(intervals: number): boolean {
    if (intervals > this.#room) return false;
    this.#room -= intervals;
    return true;
  }
}
