// `npm run test:upgrade -- <ref>`: the last release leaves work in flight, this one ends it over the same data, and back (DE-5).
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orExit, readArguments } from '../../scripts/command-line/read-arguments.ts';
import { freePort, localCloudAt } from './local-cloud.ts';
import { checkOut, lastReleaseTag, NotPlayable, type Release, start, thisRelease } from './releases.ts';
import { endWork, leaveWorkInFlight } from './work.ts';

const startedAt = performance.now();
const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
const say = (line: string) => console.log(`  ${line}`);

const usage = `npm run test:upgrade [-- <tag or commit>]

  Plays the last release, or what is named, against this one, and back. Four minutes, with the history of git.
  --if-released   says so and fails nothing when no release is tagged yet`;

const { ref, isOptional } = orExit(() => {
  const { values, positionals } = readArguments({
    command: 'npm run test:upgrade',
    usage,
    options: { 'if-released': { type: 'boolean', default: false } },
    words: ['tag or commit'],
  });
  return { ref: positionals[0] ?? lastReleaseTag(), isOptional: values['if-released'] };
});
if (ref === undefined) {
  console.error(
    isOptional
      ? 'Upgrades were not tried, and nothing failed: no release is tagged yet.'
      : 'No tag of a release is known here. Name what runs in production: npm run test:upgrade -- <tag or commit>\nA shallow clone lacks both: git fetch --unshallow --tags',
  );
  process.exit(isOptional ? 0 : 1);
}
const scratch = mkdtempSync(join(tmpdir(), 'dibs-upgrade-'));
try {
  const lastRelease = checkOut(ref, scratch);
  await deploy(thisRelease, { over: lastRelease, as: 'Upgrade' });
  await deploy(lastRelease, { over: thisRelease, as: 'Rolling back' });
  console.log(`\nDE-5 holds between ${lastRelease.name} and this release, both ways. ${seconds()}`);
} catch (fault) {
  if (!(fault instanceof NotPlayable)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Work that one release left is ended by the other over the same data. */
async function deploy(next: Release, { over, as }: { over: Release; as: string }): Promise<void> {
  const dataDir = join(scratch, as.replace(' ', '-'));
  mkdirSync(dataDir);
  const port = await freePort();
  const cloud = localCloudAt(`http://127.0.0.1:${port}`);
  console.log(`\n${as}: ${over.name} runs`);
  const before = await start(over, dataDir, port);
  const queues = await cloud.queueNames();
  const world = await leaveWorkInFlight(cloud, say).finally(before.stop);
  console.log(`${as}: ${next.name} is deployed over its data (${seconds()})`);
  const after = await start(next, dataDir, port);
  try {
    const known = await cloud.queueNames();
    const gone = queues.filter((name) => !known.includes(name));
    if (gone.length > 0) {
      throw new NotPlayable(
        `${next.name} replaces queues, and what waits in them is lost: ${gone.join(', ')}. Such a release needs a step of its own, see "Releases" in docs/operations.md.`,
      );
    }
    await endWork(cloud, world, say);
    assert.deepEqual(await cloud.faultsLogged(), []);
    say(`no function of ${next.name} failed`);
  } finally {
    await after.stop();
  }
}
