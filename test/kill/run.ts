// `npm run test:kill`: a local cloud with `--data` is killed at random moments during 500 claims and texts, or during a bulk text; nothing
// that was answered is lost, and nothing is done twice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { numberIn, orExit, readArguments } from '../../scripts/command-line/read-arguments.ts';
import { aTeam, type StoryTeam } from '../stories/support/builders.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { freePort, localCloudAt } from '../upgrade/local-cloud.ts';
import { accountFor, caughtUp } from './account.ts';
import { accountForBulk } from './bulk/account.ts';
import { aTeamsClients, type BulkClient } from './bulk/clients.ts';
import { copyClients } from './bulk/copied-clients.ts';
import { playBulk } from './bulk/story.ts';
import { patientAt } from './patient.ts';
import { type CloudProcess, startProcess } from './process.ts';
import { playStory } from './story.ts';

const usage = `npm run test:kill [-- --seed N --kills N --claims N | --bulk N]

  --seed N    plays the run of that number again
  --kills N   how often the cloud is killed, 10 by default
  --claims N  during so many claims, 500 by default
  --bulk N    in place of that while a bulk text goes to so many clients`;

const { seed, kills, claims, bulk } = orExit(() => {
  const { values } = readArguments({
    command: 'npm run test:kill',
    usage,
    options: {
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      kills: { type: 'string', default: '10' },
      claims: { type: 'string', default: '500' },
      bulk: { type: 'string' },
    },
  });
  return {
    seed: numberIn('--seed', values.seed, { from: 0, to: 2 ** 32 - 1, example: '--seed 42' }),
    kills: numberIn('--kills', values.kills, { from: 0, to: 1000, example: '--kills 10' }),
    claims: numberIn('--claims', values.claims, { from: 1, to: 100_000, example: '--claims 500' }),
    bulk:
      values.bulk === undefined
        ? undefined
        : numberIn('--bulk', values.bulk, { from: 1, to: 10_000, example: '--bulk 1000' }),
  };
});
const withinMs = 60_000;
const bulkWithinMs = 40 * 60_000;
const atOnce = 6;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const daytime = 17;
/** CP-6: to so many it goes 15 minutes before the others. */
const firstPage = 50;
/** Beyond these they are copies. The numbers of the pool are spread over them. */
const mostClaimed = 30;

const random = seededRandom(seed);
/** When so much was done, and so many milliseconds later: at moments that nobody chose. */
type Moment = { done: number; afterMs: number };
/** Spread over `all`. */
const momentsOver = (all: number, count: number): Moment[] =>
  Array.from({ length: count }, (_, index) => ({
    done: Math.floor(((index + random()) / (count + 0.5)) * all),
    afterMs: Math.floor(random() * 700),
  }));

const during = bulk === undefined ? `--claims ${claims}` : `--bulk ${bulk}`;
console.log(`Seed ${seed}. Again: npm run test:kill -- --seed ${seed} --kills ${kills} ${during}`);
const startedAt = performance.now();
const dataDir = mkdtempSync(join(tmpdir(), 'dibs-kill-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const patient = patientAt(url);
let cloud: CloudProcess = await startProcess(dataDir, port);
try {
  const local = localCloudAt(url);
  await local.advance(`PT${(24 + daytime - new Date(await local.now()).getUTCHours()) % 24}H`);
  if (bulk === undefined) await killDuringClaims();
  else await killDuringBulk(bulk);
  console.log(`All in all ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`);

  function teamOf(size: number) {
    const signIn = async ({ agentId }: { agentId: string }) => patient.as({ agentId });
    return aTeam({ admin: patient.as({ client: 'admin' }), signIn }, size);
  }

  async function killDuringClaims(): Promise<void> {
    const team = await teamOf(5);
    const killing = killedAt(momentsOver(claims, kills), 'claims');
    const story = await playStory({
      cloud: patient,
      team,
      claims,
      atOnce,
      random,
      onClaim: killing.progress,
    }).finally(killing.over);
    const lastReadyAfterMs = await killing.done;
    const tookMs = await caughtUp(local, withinMs);
    const account = await accountFor(local, story);
    console.log(
      [
        killsSaid(),
        `${account.referrals} referrals claimed by who was told so; ${account.texts} texts of agents: ${account.once} came once, none twice, ${account.unconfirmed} unconfirmed, ${account.refused} not sent after a STOP.`,
        `${account.received} texts of clients taken once, ${account.stops} of them STOPs; ${story.seen.texts.size} texts and ${story.seen.emails.size} emails that had been listed are still there.`,
        `Caught up ${seconds(tookMs)} after the story; the last start took ${seconds(lastReadyAfterMs)}. No dead letters, no workflow failed.`,
      ].join('\n'),
    );
  }

  /** Claimed through the API, or, beyond some, copied from those. */
  async function clientsOf(team: StoryTeam, count: number): Promise<BulkClient[]> {
    const source = patient.as({ client: 'source' });
    const clients = await aTeamsClients({ source, team, count: Math.min(count, mostClaimed), atOnce });
    await caughtUp(local, bulkWithinMs, 'PT2S');
    if (clients.length === count) return clients;
    await cloud.stop();
    const all = copyClients(dataDir, clients, count);
    cloud = await startProcess(dataDir, port);
    return all;
  }

  async function killDuringBulk(count: number): Promise<void> {
    const team = await teamOf(2);
    const clients = await clientsOf(team, count);
    console.log(`  ${count} clients after ${seconds(performance.now() - startedAt)}`);
    // Nobody counts its pages: some kills come after the send, some after its first page has left, and the others while its texts leave.
    const whileHandedOut = Math.ceil(kills / 2);
    const handingOut = Array.from({ length: whileHandedOut }, (_, index) => ({
      done: index % 2 === 0 ? 0 : Math.min(firstPage, count) * 0.9,
      afterMs: Math.floor(random() * 4 * count),
    }));
    const moments = [...handingOut, ...momentsOver(count, kills - whileHandedOut)];
    const killing = killedAt(
      moments.toSorted((one, other) => one.done - other.done),
      'texts that had left',
    );
    const { agentId } = team.lead;
    const story = await playBulk({
      cloud: patient,
      lead: patient.as({ agentId }),
      teamId: team.teamId,
      clients,
      random,
      onSend: killing.begin,
      onProgress: killing.progress,
    }).finally(killing.over);
    const lastReadyAfterMs = await killing.done;
    const tookMs = await caughtUp(local, bulkWithinMs, 'PT2S');
    const account = await accountForBulk(local, { clients, ...story });
    console.log(
      [
        killsSaid(),
        `A bulk text to ${count} clients: ${account.once} have it once, nobody twice, ${account.unconfirmed} unconfirmed, ${account.refused} of ${story.stopped.size} who said STOP meanwhile have none.`,
        `Done; caught up ${seconds(tookMs)} after it; the last start took ${seconds(lastReadyAfterMs)}. No dead letters.`,
      ].join('\n'),
    );
  }

  function killsSaid(): string {
    return `${kills} kills, ${patient.unanswered()} requests without an answer, asked again.`;
  }

  function killedAt(moments: readonly Moment[], what: string) {
    let soFar = 0;
    let isOver = false;
    let hasBegun = what === 'claims';
    const done = (async () => {
      let readyAfterMs = cloud.readyAfterMs;
      for (const [index, moment] of moments.entries()) {
        while ((!hasBegun || soFar < moment.done) && !isOver) await pause(5);
        await pause(moment.afterMs);
        await cloud.kill();
        cloud = await startProcess(dataDir, port);
        readyAfterMs = cloud.readyAfterMs;
        console.log(`  kill ${index + 1} after ${soFar} ${what}; found ${cloud.found}`);
      }
      return readyAfterMs;
    })();
    return {
      done,
      begin: () => {
        hasBegun = true;
      },
      progress: (count: number) => {
        soFar = count;
      },
      over: () => {
        isOver = true;
      },
    };
  }
  await cloud.stop();
  rmSync(dataDir, { recursive: true, force: true });
} catch (fault) {
  console.error(`It failed with seed ${seed}; the state lies in ${dataDir}.`);
  await cloud.kill().catch(() => undefined);
  throw fault;
}
