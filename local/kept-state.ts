// Keeps the state of the cloud on disk while it runs: after each move of the clock, when it is quiet, and at the end.
import type { Identity } from './http/identity.ts';
import { type SavedState, writeSavedState } from './saved-state.ts';
import type { Activity, Clock } from './time/clock.ts';

/** A service with state of its own besides the table. */
export type Stateful = { save(): unknown; restore(state: unknown): void };

export type KeptState = { save(): void; close(): void };

const SAVE_EVERY_MS = 2000;

/** Restores what was saved, then saves on. Without a folder it does nothing. */
export async function keepState(deps: {
  dataDir: string | undefined;
  saved: SavedState | undefined;
  clock: Clock;
  activity: Activity;
  identity: Identity;
  services: Readonly<Record<string, Stateful>>;
}): Promise<KeptState> {
  const { dataDir, saved, clock, services } = deps;
  for (const [name, service] of Object.entries(services)) {
    const state = saved?.services[name];
    if (state !== undefined) service.restore(state);
  }
  if (dataDir === undefined) return { save: () => undefined, close: () => undefined };

  const signingKey = await deps.identity.save();
  const folder = dataDir;
  const statesNow = () =>
    Object.fromEntries(Object.entries(services).map(([name, service]) => [name, service.save()]));
  let written = '';

  function save(): void {
    const nowMs = clock.now();
    const states = statesNow();
    written = JSON.stringify(states);
    writeSavedState(folder, {
      version: 1,
      nowMs,
      offsetMs: nowMs - Date.now(),
      signingKey,
      services: states,
    });
  }

  let isDue = false;
  const timer = setInterval(() => {
    if (isDue) return;
    isDue = true;
    void deps.activity.settled().then(() => {
      isDue = false;
      if (JSON.stringify(statesNow()) !== written) save();
    });
  }, SAVE_EVERY_MS);
  timer.unref();

  return {
    save,
    close: () => {
      clearInterval(timer);
      save();
    },
  };
}
