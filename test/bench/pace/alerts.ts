// Text alerts by the thousand in a whole local cloud: referrals for teams of ten, all created in one moment of its time, and people
// who text HELP to the same number while the alerts wait for it.
import { aPhone, aTeam, referralFor, type StoryTeam } from '../../stories/support/builders.ts';
import { minuteMs, type Stage, secondMs } from '../../stories/support/stage.ts';
import { bootBenchStage } from '../bench-stage.ts';
import { carriedFrom, fullestSecond } from './carried.ts';
import { type SendingCounts, sendingCounter } from './sent-texts.ts';

export type Waited = SendingCounts & {
  /** Alerts. */
  waiting: number;
  /** Texts that the carrier took, answers included. */
  accepted: number;
  parts: number;
  /** The most parts in any 1,000 ms. */
  fullestSecond: number;
  /** The longest wait of somebody who texted, until the answer left. */
  personsMs: number;
  /** Until the last alert left. */
  drainedMs: number;
  /** Of all queues. */
  deadLetters: number;
  /** Of this machine, from the first referral to the last text. */
  tookMs: number;
};

/** Of the local stage (config/local.json). */
const alertNumber = '+12065550100';
export const partsPerSecond = 5;
const agentsOfTeam = 10;
/** A hundred phones: each is the next one’s turn again long after the second that the carrier leaves between two texts to it. */
const mostTeams = 10;
/** Referrals that the source sends at once. */
const atOnce = 10;

export async function measureAlerts(
  templateDir: string,
  wanted: number,
  told: (line: string) => void,
): Promise<Waited> {
  const referrals = Math.ceil(wanted / agentsOfTeam);
  const waiting = referrals * agentsOfTeam;
  const sending = sendingCounter();
  const stage = await bootBenchStage({ templateDir, onInvoked: sending.onInvoked });
  try {
    const teams: StoryTeam[] = [];
    for (let made = 0; made < Math.min(mostTeams, referrals); made += 1) teams.push(await aTextedTeam(stage));
    await stage.advance(30 * minuteMs);
    sending.reset(stage);

    const startedAt = performance.now();
    const startMs = stage.cloud.clock.now();
    await createAtOnce(stage, teams, referrals);
    await stage.settle();
    told(`  ${referrals} referrals for ${teams.length} teams: ${passed(startedAt)} s`);
    const asked = await drain(stage, waiting, told);
    const carried = await carriedFrom(stage, alertNumber, startMs);
    const answers = carried.filter(({ to }) => asked.has(to));
    const lost = waiting + asked.size - carried.length;
    if (answers.length !== asked.size || lost !== 0) throw new Error(`${lost} texts were lost.`);
    const waits = answers.map(({ to, atMs }) => atMs - (asked.get(to) ?? 0));
    return {
      ...sending.counts(stage, carried.length),
      waiting,
      accepted: carried.length,
      parts: carried.reduce((sum, { parts }) => sum + parts, 0),
      fullestSecond: fullestSecond(carried),
      personsMs: Math.max(...waits),
      drainedMs: (carried.findLast(({ to }) => !asked.has(to))?.atMs ?? startMs) - startMs,
      deadLetters: deadLettersOf(stage),
      tookMs: performance.now() - startedAt,
    };
  } finally {
    await stage.close();
  }
}

const passed = (since: number) => ((performance.now() - since) / 1000).toFixed(0);

/** Ten agents whose text alerts are on. */
async function aTextedTeam(stage: Stage): Promise<StoryTeam> {
  const team = await aTeam(stage, agentsOfTeam);
  for (const { does } of team.agents) await does('PUT', '/me/text-alerts');
  await stage.advance(minuteMs);
  for (const { phone } of team.agents) await texted(stage, phone, 'YES');
  await stage.settle();
  return team;
}

async function texted(stage: Stage, from: string, body: string): Promise<void> {
  const { status } = await stage.call('POST', `/_local/phones/${from}/texts`, { to: alertNumber, body });
  if (status !== 202) throw new Error(`The handset could not text: ${status}`);
}

async function createAtOnce(stage: Stage, teams: readonly StoryTeam[], referrals: number): Promise<void> {
  let next = 0;
  async function createSome(): Promise<void> {
    while (next < referrals) {
      const team = teams[next % teams.length];
      next += 1;
      const { status } = await stage.source('POST', '/referrals', referralFor(team?.teamId ?? '', aPhone()));
      if (status !== 201) throw new Error(`The referral was refused: ${status}`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, createSome));
}

/** A person texts for each ten alerts, a hundred at most, spread over the time that they take. Answers who texted when. */
async function drain(
  stage: Stage,
  waiting: number,
  told: (line: string) => void,
): Promise<ReadonlyMap<string, number>> {
  const asked = new Map<string, number>();
  const persons = Math.min(100, waiting / 10);
  const everyMs = (waiting * secondMs) / partsPerSecond / persons;
  const startedAt = performance.now();
  for (let step = 0; step < persons || textsIn(stage) > 0; step += 1) {
    if (step < persons) {
      const phone = aPhone();
      asked.set(phone, stage.cloud.clock.now());
      await texted(stage, phone, 'HELP');
    }
    await stage.advance(everyMs);
    if (step % 20 === 19) told(`  ${textsIn(stage)} wait after ${passed(startedAt)} s`);
  }
  return asked;
}

const textsIn = (stage: Stage) =>
  stage.cloud.sqs.inspect().find(({ name }) => name.includes('OutboxTextsQueue'))?.messages.length ?? 0;

const deadLettersOf = (stage: Stage) =>
  stage.cloud.sqs
    .inspect()
    .filter(({ purpose }) => purpose === 'dead-letters')
    .reduce((sum, { messages }) => sum + messages.length, 0);
