// `npm run test:kill`: a local cloud with `--data` is killed at random moments during 500 claims and texts; nothing that was answered is lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { numberIn, orExit, readArguments } from '../../scripts/command-line/read-arguments.ts';
import { aTeam } from '../stories/support/builders.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { freePort, localCloudAt } from '../upgrade/local-cloud.ts';
import { accountFor, caughtUp } from './account.ts';
import { patientAt } from './patient.ts';
import { type CloudProcess, startProcess } from './process.ts';
import { playStory } from './story.ts';

const usage = `npm run test:kill [-- --seed N --kills N --claims N]

  --seed N    plays the run of that number again
  --kills N   how often the cloud is killed, 10 by default
  --claims N  during so many claims, 500 by default`;

const { seed, kills, claims } = orExit(() => {
  const { values } = readArguments({
    command: 'npm run test:kill',
    usage,
    options: {
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      kills: { type: 'string', default: '10' },
      claims: { type: 'string', default: '500' },
    },
  });
  return {
    seed: numberIn('--seed', values.seed, { from: 0, to: 2 ** 32 - 1, example: '--seed 42' }),
    kills: numberIn('--kills', values.kills, { from: 0, to: 1000, example: '--kills 10' }),
    claims: numberIn('--claims', values.claims, { from: 1, to: 100_000, example: '--claims 500' }),
  };
});
const withinMs = 60_000;
const daytime = 17;

const random = seededRandom(seed);
/** After so many claims, and so many milliseconds more: spread over the story, at moments that nobody chose. */
const moments = Array.from({ length: kills }, (_, index) => ({
  claims: Math.floor(((index + random()) / (kills + 0.5)) * claims),
  afterMs: Math.floor(random() * 700),
}));

console.log(`Seed ${seed}. Again: npm run test:kill -- --seed ${seed} --kills ${kills} --claims ${claims}`);
const startedAt = performance.now();
const dataDir = mkdtempSync(join(tmpdir(), 'dibs-kill-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
let cloud: CloudProcess = await startProcess(dataDir, port);
try {
  const local = localCloudAt(url);
  await local.advance(`PT${(24 + daytime - new Date(await local.now()).getUTCHours()) % 24}H`);
  const patient = patientAt(url);
  const team = await aTeam(
    { admin: patient.as({ client: 'admin' }), signIn: async ({ agentId }) => patient.as({ agentId }) },
    5,
  );
  let claimed = 0;
  let isOver = false;
  const killing = killAtMoments();
  const story = await playStory({
    cloud: patient,
    team,
    claims,
    atOnce: 6,
    random,
    onClaim: (count) => {
      claimed = count;
    },
  }).finally(() => {
    isOver = true;
  });
  const lastReadyAfterMs = await killing;
  const tookMs = await caughtUp(local, withinMs);
  const account = await accountFor(local, story);
  console.log(
    [
      `${kills} kills, ${patient.unanswered()} requests without an answer, asked again.`,
      `${account.referrals} referrals claimed by who was told so; ${account.texts} texts of agents: ${account.once} came once, none twice, ${account.unconfirmed} unconfirmed, ${account.refused} not sent after a STOP.`,
      `${account.received} texts of clients taken once, ${account.stops} of them STOPs; ${story.seen.texts.size} texts and ${story.seen.emails.size} emails that had been listed are still there.`,
      `Caught up ${(tookMs / 1000).toFixed(1)} s after the story; the last start took ${(lastReadyAfterMs / 1000).toFixed(1)} s. No dead letters, no workflow failed.`,
      `All in all ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`,
    ].join('\n'),
  );

  async function killAtMoments(): Promise<number> {
    let readyAfterMs = cloud.readyAfterMs;
    for (const [index, moment] of moments.entries()) {
      while (claimed < moment.claims && !isOver) await pause(5);
      await pause(moment.afterMs);
      await cloud.kill();
      cloud = await startProcess(dataDir, port);
      readyAfterMs = cloud.readyAfterMs;
      console.log(`  kill ${index + 1} after ${claimed} claims; found ${cloud.found}`);
    }
    return readyAfterMs;
  }
  await cloud.stop();
  rmSync(dataDir, { recursive: true, force: true });
} catch (fault) {
  console.error(`It failed with seed ${seed}; the state lies in ${dataDir}.`);
  await cloud.kill().catch(() => undefined);
  throw fault;
}
