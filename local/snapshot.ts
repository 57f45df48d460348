// What the local cloud keeps on disk besides the table: clock, signing key and the services' own state, in one file.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Identity } from './http/identity.ts';
import type { Activity, Clock } from './time/clock.ts';

const snapshotSchema = z.object({
  version: z.literal(1),
  nowMs: z.number(),
  /** How far virtual time was ahead of real time, for a running clock to go on from. */
  offsetMs: z.number(),
  signingKey: z.string(),
  services: z.record(z.string(), z.unknown()),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** A service with state of its own besides the table. */
export type Stateful = { save(): unknown; restore(state: unknown): void };

export type Snapshots = { save(): void; close(): void };

const saveEveryMs = 2000;

export function readSnapshot(dataDir: string | undefined): Snapshot | undefined {
  if (dataDir === undefined) return undefined;
  mkdirSync(dataDir, { recursive: true });
  const file = fileIn(dataDir);
  return existsSync(file) ? snapshotSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/**
 * Restores what was saved, then saves while the cloud runs: after each move of the clock, when it is quiet, and at the end.
 * Without a folder it does nothing.
 */
export async function keepSnapshots(deps: {
  dataDir: string | undefined;
  snapshot: Snapshot | undefined;
  clock: Clock;
  activity: Activity;
  identity: Identity;
  services: Readonly<Record<string, Stateful>>;
}): Promise<Snapshots> {
  const { dataDir, snapshot, clock, services } = deps;
  for (const [name, service] of Object.entries(services)) {
    const state = snapshot?.services[name];
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
    writeSnapshot(folder, { version: 1, nowMs, offsetMs: nowMs - Date.now(), signingKey, services: states });
  }

  let isDue = false;
  const timer = setInterval(() => {
    if (isDue) return;
    isDue = true;
    void deps.activity.settled().then(() => {
      isDue = false;
      if (JSON.stringify(statesNow()) !== written) save();
    });
  }, saveEveryMs);
  timer.unref();

  return {
    save,
    close: () => {
      clearInterval(timer);
      save();
    },
  };
}

/** Written beside and renamed over, so that a crash in between leaves the old snapshot whole. */
function writeSnapshot(dataDir: string, snapshot: Snapshot): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(snapshot), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'cloud.json');
}
