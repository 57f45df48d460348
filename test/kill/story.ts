// What happens while the cloud is killed: referrals, claims, texts both ways and STOPs, each remembered once it was answered.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { aPhone, referralFor, type StoryAgent, type StoryTeam } from '../stories/support/builders.ts';
import type { Answer } from '../stories/support/stage.ts';
import type { Patient } from './patient.ts';

/** What was promised to a client, an agent or the source: all of it has to be there at the end. */
export type Promised = {
  referralId: string;
  phone: string;
  owner: StoryAgent;
  /** Texts of the owner that were answered 201, by their words. */
  sent: string[];
  /** Texts of the client that were answered 202, by their id. */
  received: { id: string; body: string }[];
  hasStopped: boolean;
};

/** What somebody has seen once stays. */
export type Seen = { texts: Set<string>; emails: Set<string> };

const created = z.looseObject({ referralId: z.string() });
const phoneView = z.object({
  texts: z.array(z.object({ id: z.string(), from: z.string(), body: z.string(), direction: z.string() })),
});
const emails = z.object({ emails: z.array(z.object({ id: z.string(), to: z.string() })) });

export type Story = { promised: Promised[]; seen: Seen };

export async function playStory(given: {
  cloud: Patient;
  team: StoryTeam;
  claims: number;
  atOnce: number;
  random(): number;
  onClaim(count: number): void;
}): Promise<Story> {
  const { cloud, team, claims, atOnce, random, onClaim } = given;
  const source = cloud.as({ client: 'source' });
  const promised: Promised[] = [];
  const seen: Seen = { texts: new Set(), emails: new Set() };
  let begun = 0;

  async function work(): Promise<void> {
    while (begun < claims) {
      begun += 1;
      await oneReferral(begun);
    }
  }

  async function oneReferral(index: number): Promise<void> {
    const phone = aPhone();
    const key = { 'idempotency-key': randomUUID() };
    const made = await source('POST', '/referrals', referralFor(team.teamId, phone), key);
    const { referralId } = created.parse(expectStatus(made, 201).body);
    const first = Math.floor(random() * team.agents.length);
    const [one, other] = [0, 1].map((step) => team.agents[(first + step) % team.agents.length]);
    if (one === undefined || other === undefined) throw new Error('Two agents race at least.');
    const words = (what: string) => `${what} of ${referralId}`;
    const racers = random() < 0.5 ? [one] : [one, other];
    const answers = await Promise.all(
      racers.map((agent) => say(agent, referralId, `${words('Hello')} by ${agent.agentId}`)),
    );
    const won = answers.flatMap((answer, place) => (answer.status === 201 ? (racers[place] ?? []) : []));
    const [owner] = won;
    if (owner === undefined || won.length > 1) throw new Error(`${referralId}: ${won.length} won`);
    const mine: Promised = {
      referralId,
      phone,
      owner,
      sent: [`${words('Hello')} by ${owner.agentId}`],
      received: [],
      hasStopped: false,
    };
    promised.push(mine);
    onClaim(promised.length);
    const next = random();
    if (index % 5 === 0) await look();
    const number = next < 0.7 ? await numberOf(mine) : undefined;
    if (number === undefined) return;
    await reply(mine, number, next < 0.15 ? 'STOP' : words('Hello too'));
    if (next < 0.15) mine.hasStopped = true;
    else if (next < 0.4) {
      const more = words('When');
      if ((await say(owner, referralId, more)).status === 201) mine.sent.push(more);
    }
  }

  function say({ does }: StoryAgent, referralId: string, body: string): Promise<Answer> {
    return does('POST', `/referrals/${referralId}/messages`, { body }, { 'idempotency-key': randomUUID() });
  }

  async function reply(to: Promised, number: string, body: string): Promise<void> {
    const id = randomUUID();
    const answer = await cloud.call('POST', `/_local/phones/${to.phone}/texts`, { to: number, body, id });
    if (![200, 202].includes(answer.status)) throw new Error(`A text was refused: ${JSON.stringify(answer)}`);
    to.received.push({ id, body });
  }

  /** From which number the client was texted, once the text is there. */
  async function numberOf({ phone }: Promised): Promise<string | undefined> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { texts } = phoneView.parse((await cloud.call('GET', `/_local/phones/${phone}`)).body);
      for (const { id } of texts) seen.texts.add(`${phone} ${id}`);
      const text = texts.find(({ direction }) => direction === 'outbound');
      if (text !== undefined) return text.from;
      await cloud.call('POST', '/_local/clock', { advance: 'PT1S' });
    }
    return undefined;
  }

  async function look(): Promise<void> {
    const listed = emails.parse((await cloud.call('GET', '/_local/emails?last=100')).body);
    for (const { id, to } of listed.emails) seen.emails.add(`${id} ${to}`);
  }

  await Promise.all(Array.from({ length: atOnce }, work));
  return { promised, seen };
}

export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${status} was expected: ${JSON.stringify(answer)}`);
}
