// The virtual clock's contract: every part of the local cloud reads time and waits only through it.

/** Something that waits for a moment of virtual time. */
export type Timer = { cancel(): void };

/** A part with timers of its own (the workflow engine lives in another thread): the clock asks it what is due next. */
export type TimerSource = {
  /** Virtual ms since the epoch of its next timer, or undefined when it has none. */
  nextDueAt(): Promise<number | undefined>;
  /** Brings its own clock to `now` and fires what is due then; resolves when the timers have been fired. */
  fireUntil(now: number): Promise<void>;
};

/** Virtual time in ms since the epoch. Frozen in tests, running with real time under `npm start`; moves forward only. */
export type Clock = {
  now(): number;
  /** Runs `task` at virtual time `atMs` (at once, asynchronously, when that is past). */
  at(atMs: number, task: () => void | Promise<void>): Timer;
  register(source: TimerSource): void;
  /** Moves to now + `byMs`, firing what falls due on the way in order, and settles after each step and at the end. */
  advance(byMs: number): Promise<void>;
};

/** Counts work in flight, so that the clock can wait until the cloud is quiet before it moves on. */
export type Activity = {
  /** Marks `work` as in flight until it ends; answers it unchanged. Its failure is the work's own to report. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Work that is tracked only waits until `rest` ends: it isn't in flight so long. */
  pauseWhile(rest: Promise<void>): Promise<void>;
  /** Resolves when nothing is in flight. */
  settled(): Promise<void>;
};
