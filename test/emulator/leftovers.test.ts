// What a run of the emulator that was killed leaves is found by the next one, and nothing of one that runs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { leftIn } from './leftovers.ts';

test('DE-6 finds the folders of processes that are gone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dibs-leftovers-'));
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  for (const name of [`run-${gone}-abc`, `run-${process.pid}-abc`, 'run-abc', `other-${gone}-abc`])
    mkdirSync(join(folder, name));
  const found = leftIn(folder, /^run-(\d+)-/);
  rmSync(folder, { recursive: true });
  expect(found).toEqual([join(folder, `run-${gone}-abc`)]);
});
