// What the local cloud keeps on disk besides the table: clock, signing key and the services' own state, in one file.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const savedState = z.object({
  version: z.literal(1),
  nowMs: z.number(),
  /** How far virtual time was ahead of real time, for a running clock to go on from. */
  offsetMs: z.number(),
  signingKey: z.string(),
  services: z.record(z.string(), z.unknown()),
});
export type SavedState = z.infer<typeof savedState>;

export function readSavedState(dataDir: string | undefined): SavedState | undefined {
  if (dataDir === undefined) return undefined;
  mkdirSync(dataDir, { recursive: true });
  const file = fileIn(dataDir);
  return existsSync(file) ? savedState.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Written beside and renamed over, so that a crash in between leaves the old state whole. */
export function writeSavedState(dataDir: string, state: SavedState): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'cloud.json');
}
