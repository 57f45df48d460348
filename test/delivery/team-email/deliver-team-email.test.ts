// A team email on a real table: everyone has it once, whatever fails on the way, and nobody waits for another.
import { describe, expect, test } from '@jest/globals';
import type { CarrierAnswer } from '../../../lambdas/carriers/carrier-answer.ts';
import { applyTeamReceipt } from '../../../lambdas/delivery/apply-receipt.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { deliverTeamEmail, type TeamMail } from '../../../lambdas/delivery/team-email/deliver-team-email.ts';
import { aloneTo, type TeamEmail } from '../../../lambdas/delivery/team-email/team-email.ts';
import { teamEmailStore } from '../../../lambdas/delivery/team-email/team-email-store.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { type Fault, injectFaults, promptRetries, promptTries } from '../../platform/support/faults.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { NOW, secondsLater } from '../support/outbox-messages.ts';

const table = await engineTable();
const emails = teamEmailStore(table);
const outbox = outboxStore(table);

const names = ['ada', 'ben', 'cleo'];
const aTeamEmail = (email: Partial<TeamEmail> = {}): TeamEmail => ({
  teamEmailId: anId('out'),
  subject: 'New buyer referral',
  body: 'A new buyer referral',
  about: { kind: 'referral-offered', referralId: anId('ref'), occasion: '' },
  to: Object.fromEntries(names.map((name) => [name, `${name}@team.example`])),
  createdAt: NOW.toISOString(),
  ...email,
});

/** A carrier that answers each as it is told, and everyone else with yes. */
function carrier(answers: Record<string, CarrierAnswer> = {}) {
  const given: string[] = [];
  const give = async ({ agentId }: TeamMail): Promise<CarrierAnswer> => {
    given.push(agentId);
    return answers[agentId] ?? { kind: 'accepted' };
  };
  return { given, give };
}
type Carrier = Pick<ReturnType<typeof carrier>, 'give'>;

const deliver = ({ teamEmailId }: TeamEmail, { give }: Carrier, at = NOW, store = emails) =>
  deliverTeamEmail(teamEmailId, at, { store, outbox, give, derivedId });
const stateOf = async ({ teamEmailId }: TeamEmail) =>
  (await emails.findAll([teamEmailId])).get(teamEmailId)?.state;
/** Who has a message of their own, and how often its carrier may have had it. */
async function alone(email: TeamEmail): Promise<string[]> {
  const found = await outbox.findAll(names.map((name) => aloneTo(name, email, derivedId).outboxId));
  return [...found.values()]
    .flatMap(({ content, state }) => (state.status === 'queued' ? [`${content.to} ${state.attempts}`] : []))
    .toSorted();
}
const receiptFor = ({ teamEmailId }: TeamEmail, agentId: string) =>
  applyTeamReceipt(
    { teamEmailId, agentId },
    { ...emails, findTeamEmail: async (id) => (await emails.findAll([id])).get(id) },
  );
async function queued(email: Partial<TeamEmail> = {}): Promise<TeamEmail> {
  const made = aTeamEmail(email);
  await emails.create(made);
  return made;
}
const done = { done: true };

describe(onEngine('a team email'), () => {
  test('CL-2 reaches each of them once, however often it is queued', async () => {
    const email = await queued();
    const ses = carrier();
    await emails.create({ ...email, body: 'other words' });
    const ends = await Promise.all([deliver(email, ses), deliver(email, ses)]);
    expect(ends).toContainEqual(done);
    expect(await deliver(email, ses, secondsLater(700))).toEqual(done);
    expect(ses.given.toSorted()).toEqual(names);
    expect(await stateOf(email)).toEqual({ status: 'settled' });
    expect(await alone(email)).toEqual([]);
  });

  test('CL-2 who could not be given theirs gets it alone, and holds back no other', async () => {
    const email = await queued();
    const ses = carrier({ ada: { kind: 'busy' }, ben: { kind: 'fault', error: new Error('ours') } });
    expect(await deliver(email, ses)).toEqual(done);
    expect(await alone(email)).toEqual(['ada@team.example 0', 'ben@team.example 0']);
    expect(await stateOf(email)).toEqual({ status: 'settled' });
    expect(await table.get(keys.teamEmail(email.teamEmailId))).toMatchObject({
      acceptedAt: NOW.toISOString(),
      apart: expect.arrayContaining(['ada', 'ben']),
    });
  });

  test('PE-8 who is told in another language gets its words, also alone', async () => {
    const inOther = [{ agentIds: ['ben', 'cleo'], subject: 'Nuevo comprador', body: 'Un nuevo comprador' }];
    const email = await queued({ inOther });
    const given: string[] = [];
    await deliver(email, {
      give: async ({ agentId, subject, body }) => {
        given.push(`${agentId}: ${subject} / ${body}`);
        return { kind: agentId === 'cleo' ? 'busy' : 'accepted' };
      },
    });
    expect(given.toSorted()).toEqual([
      'ada: New buyer referral / A new buyer referral',
      'ben: Nuevo comprador / Un nuevo comprador',
      'cleo: Nuevo comprador / Un nuevo comprador',
    ]);
    const { outboxId } = aloneTo('cleo', email, derivedId);
    expect((await outbox.findAll([outboxId])).get(outboxId)?.content).toMatchObject({
      subject: 'Nuevo comprador',
    });
  });

  test('whom the carrier refuses for good is not tried again', async () => {
    const email = await queued();
    await deliver(email, carrier({ ada: { kind: 'refused', reason: 'rejected' } }));
    expect(await alone(email)).toEqual([]);
  });

  test('an answer that got lost is settled by its receipt; without one they get it once more, and never again', async () => {
    const email = await queued();
    const lost: CarrierAnswer = { kind: 'unknown' };
    expect(await deliver(email, carrier({ ada: lost, ben: lost }))).toMatchObject({ againInSeconds: 600 });
    await receiptFor(email, 'ada');
    const ses = carrier();
    expect(await deliver(email, ses, secondsLater(599))).toEqual({ done: false, againInSeconds: 1 });
    expect(await deliver(email, ses, secondsLater(600))).toEqual(done);
    expect(ses.given).toEqual([]);
    // One try is used up: an email goes out twice at most.
    expect(await alone(email)).toEqual(['ben@team.example 1']);
    expect(await stateOf(email)).toEqual({ status: 'settled' });
  });

  test('a sender that dies with it in hand sends again to those alone of whom nothing was heard', async () => {
    const email = await queued();
    const dies: Carrier = {
      give: async () => {
        throw new Error('out of memory');
      },
    };
    await expect(deliver(email, dies)).rejects.toThrow('out of memory');
    for (const name of ['ada', 'cleo', 'ada']) await receiptFor(email, name);
    expect(await deliver(email, carrier(), secondsLater(601))).toEqual(done);
    expect(await alone(email)).toEqual(['ben@team.example 1']);
    // It dies once more before that is noted: the message of their own stays one.
    expect(await deliver(email, carrier(), secondsLater(602))).toEqual(done);
    expect(await alone(email)).toEqual(['ben@team.example 1']);
  });

  test('a receipt of one that is settled, or of none, is no write', async () => {
    const email = await queued();
    await deliver(email, carrier());
    const before = await table.get(keys.teamEmail(email.teamEmailId));
    await receiptFor(email, 'ada');
    await receiptFor(aTeamEmail(), 'ada');
    expect(await table.get(keys.teamEmail(email.teamEmailId))).toEqual(before);
  });

  test('one whose time is over is not sent', async () => {
    const email = await queued({ staleAt: secondsLater(60).toISOString() });
    const ses = carrier();
    expect(await deliver(email, ses, secondsLater(60))).toEqual(done);
    expect(ses.given).toEqual([]);
    expect(await stateOf(email)).toEqual({ status: 'refused', reason: 'stale' });
  });

  test('a lost answer of the table is known again; when it never answers, nobody is given anything', async () => {
    for (const [lost, given] of [
      [1, names],
      [promptTries, []],
    ] as const) {
      const email = await queued();
      let left = lost;
      const fault = (): Fault | undefined => {
        left -= 1;
        return left >= 0 ? 'lost-answer' : undefined;
      };
      const store = teamEmailStore(await engineTable((client) => injectFaults(client, fault), promptRetries));
      const ses = carrier();
      const end = deliver(email, ses, NOW, store);
      if (given.length > 0) expect(await end).toEqual(done);
      else await expect(end).rejects.toThrow();
      expect(ses.given.toSorted()).toEqual(given);
      // What was taken back is sent by whoever gets it next.
      expect((await stateOf(email))?.status).toBe(given.length > 0 ? 'settled' : 'queued');
    }
  });

  test('is missed loudly when it is not there: queues name only what was written', async () => {
    await expect(deliver(aTeamEmail(), carrier())).rejects.toThrow('There is no team email');
  });
});
