// An agent's text to the client: the first one claims, in one write and with nothing read before it; the next ones are added.

import { describe, expect, test } from '@jest/globals';
import { leaseNumber } from '../../../lambdas/claiming/numbers/lease-number.ts';
import { numberLeaseStore } from '../../../lambdas/claiming/numbers/number-lease-store.ts';
import { clientReferralStore } from '../../../lambdas/claiming/placing/client-referral-store.ts';
import { placingStore } from '../../../lambdas/claiming/placing/placing-store.ts';
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import type { OpenRace } from '../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { knownTeam } from '../../../lambdas/people/known-team.ts';
import { derivedId, fingerprint } from '../../../lambdas/platform/ids.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import { conversationStore } from '../../../lambdas/texting/conversation-store.ts';
import {
  type ClaimByTextDeps,
  claimByText,
  type TextRequest,
} from '../../../lambdas/texting/first-text/claim-by-text.ts';
import { writeClaimingText } from '../../../lambdas/texting/first-text/write-claiming-text.ts';
import { footerStore } from '../../../lambdas/texting/footer/footer-store.ts';
import { withClaimingText } from '../../../lambdas/texting/new-message.ts';
import { readSpamPhrases } from '../../../lambdas/texting/wording/spam-phrases.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from '../../claiming/support/referrals.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import { arriving } from '../../simulation/support/consent-table.ts';
import { byBrand, instructing } from '../../support/brands.ts';
import { engineTable } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';

const table = await engineTable();
const races = raceStore(table);

async function offered(race: Partial<OpenRace> = {}) {
  const open = anOpenRace(race);
  await referralStore(table).create(open, someDetails(open));
  return open;
}

const depsOn = (on: Table): ClaimByTextDeps => ({
  races: raceStore(on),
  conversations: conversationStore(on),
  people: {
    readAgent: async (_teamId, agentId) => anAgent(agentId, { name: `${agentId} Ames` }),
  },
  footers: footerStore(on),
  clientReferrals: clientReferralStore(on),
  readDetails: referralStore(on).detailsOf,
  brandOf: byBrand.brandOf,
  blocked: { linkShorteners: ['bit.ly'], spamPhrases: readSpamPhrases(['act now']) },
  leaseNumber: async () => false,
  newId: anId,
  derivedId,
  fingerprint,
});
const deps = depsOn(table);

const aText = ({ referralId }: OpenRace, text: Partial<TextRequest> = {}): TextRequest => ({
  referralId,
  teamId: 'north',
  agentId: 'ada',
  body: 'Hi, when may I call?',
  key: undefined,
  ...text,
});

describe('the first text', () => {
  test('TX-2 claims, and is what the claim was committed with', async () => {
    const race = await offered();
    const message = await claimByText(aText(race), NOW, deps);
    expect(message).toMatchObject({
      direction: 'outbound',
      agentId: 'ada',
      body: 'Hi, when may I call?',
      at: NOW.toISOString(),
      delivery: 'queued',
    });
    expect(await races.read(race.referralId)).toMatchObject({
      status: 'claimed',
      claim: { agentId: 'ada', by: 'text', text: 'Hi, when may I call?' },
    });
  });

  test('CL-3 asks the table once: nothing is read before or after the claim', async () => {
    const race = await offered();
    const calls: string[] = [];
    const watched = arriving(table, async (call, moment) => {
      if (moment === 'before') calls.push(call);
    });
    await claimByText(aText(race), NOW, depsOn(watched));
    expect(calls).toEqual(['update']);
  });

  test('CL-3 repeated, with a key or with the same words, it is answered as it was', async () => {
    for (const key of ['key-1', undefined]) {
      const race = await offered();
      const first = await claimByText(aText(race, { key }), NOW, deps);
      expect(await claimByText(aText(race, { key }), minutesLater(5), deps)).toEqual(first);
      expect((await conversationStore(table).list(race.referralId, undefined)).messages).toEqual([]);
    }
  });

  test('CL-1 a key that stood for other words is refused', async () => {
    const race = await offered();
    await claimByText(aText(race, { key: 'key-1' }), NOW, deps);
    const other = await claimByText(aText(race, { key: 'key-1', body: 'Something else' }), NOW, deps);
    expect(other).toMatchObject({ refused: 'idempotency-key-reused' });
  });

  test.each([
    ['bit.ly/x', 'link-shortener'],
    ['Act now!', 'spam-phrase'],
  ])('TX-9 with “%s” claims nothing', async (body, refused) => {
    const race = await offered();
    expect(await claimByText(aText(race, { body }), NOW, deps)).toMatchObject({ refused });
    expect(await races.read(race.referralId)).toMatchObject({ status: 'offered' });
  });

  test.each<[string, Partial<OpenRace>, string]>([
    ['TX-1 of a client without consent', { textingPreferred: false }, 'text-consent-missing'],
    ['TX-7 of a client who opted out', { clientOptedOut: true }, 'client-opted-out'],
    ['CL-12 while no number is free', { noNumberFree: true }, 'no-number-free'],
    ['CL-5 after a decline', { declined: new Set(['ada']) }, 'already-declined'],
    ['CL-7 after the window', { offerUntil: NOW.toISOString() }, 'offer-expired'],
  ])('%s is refused', async (_who, state, refused) => {
    const race = await offered(state);
    for (const agentId of race.declined) await races.decline(race.referralId, agentId);
    expect(await claimByText(aText(race), NOW, deps)).toEqual({
      refused,
      detail: expect.stringMatching(/\.$/),
    });
  });

  test('CL-3 comes too late when a teammate has claimed it, or it went back', async () => {
    const [claimed, returned] = [await offered(), await offered()];
    await races.claim(anAttempt(claimed, { agentId: 'ben' }));
    await races.returnToSource(returned.referralId, 'declined-by-lead', NOW);
    expect(await claimByText(aText(claimed), NOW, deps)).toMatchObject({ refused: 'already-claimed' });
    expect(await claimByText(aText(returned), NOW, deps)).toMatchObject({ refused: 'referral-returned' });
  });

  test('CL-9 whoever was not offered it, or is of another team, learns nothing', async () => {
    const race = await offered();
    for (const stranger of [{ agentId: 'zoe' }, { teamId: 'south' }, { referralId: 'ref_none' }]) {
      expect(await claimByText(aText(race, stranger), NOW, deps)).toEqual({ refused: 'not-found' });
    }
  });
});

describe('while no number is free', () => {
  const pool = ['+12065550101'];
  const leases = numberLeaseStore(table);
  const leasing = {
    ...deps,
    leaseNumber: (referralId: string, now: Date) =>
      leaseNumber({ referralId }, now, {
        readDetails: referralStore(table).detailsOf,
        numberLeases: leases,
        poolOf: () => pool,
      }),
  };
  /** Two referrals of one client, with one number between them: the first has it. */
  async function aPair(phone: string) {
    const client = { name: 'Clara', phone };
    const [first, second] = [anOpenRace(), anOpenRace({ noNumberFree: true })];
    for (const race of [first, second])
      await referralStore(table).create(race, someDetails(race, { client }));
    await leases.take(phone, first.referralId, pool, NOW);
    return { first, second, phone };
  }

  test('CL-12 nobody claims by text; once the other went back, the same text claims', async () => {
    const { first, second, phone } = await aPair('+12065591001');
    expect(await claimByText(aText(second), NOW, leasing)).toEqual({
      refused: 'no-number-free',
      detail: expect.stringContaining('Claim by call or PIN'),
    });
    expect(await races.read(second.referralId)).toMatchObject({ status: 'offered' });
    await races.returnToSource(first.referralId, 'expired', NOW);
    await leases.end(phone, first.referralId, NOW.toISOString());
    expect(await claimByText(aText(second), NOW, leasing)).toMatchObject({ direction: 'outbound' });
    expect(await races.read(second.referralId)).not.toHaveProperty('noNumberFree');
  });

  test('CL-12 a claim by text and the end of the lease that it waits for, in whatever order: it has a number, or is refused', async () => {
    const { first, second, phone } = await aPair('+12065591002');
    await races.returnToSource(first.referralId, 'expired', NOW);
    const [claim] = await Promise.all([
      claimByText(aText(second), NOW, leasing),
      leases.end(phone, first.referralId, NOW.toISOString()),
    ]);
    const race = await races.read(second.referralId);
    expect(race?.status).toBe('refused' in claim ? 'offered' : 'claimed');
    if (race?.status !== 'claimed') return;
    const number = await leases.find(phone, pool[0] ?? '', minutesLater(1).toISOString());
    expect(number).toBe(second.referralId);
  });

  test('CL-12 an owner whose conversation rested until its number went to another is refused, and texts again later', async () => {
    const { first, second, phone } = await aPair('+12065591003');
    await claimByText(aText(first), NOW, leasing);
    await races.claim(anAttempt(second, { agentId: 'ben', by: 'pin' }));
    const later = minutesLater(31 * 24 * 60);
    const next = aText(second, { agentId: 'ben', body: 'Hello again' });
    expect(await claimByText(next, later, leasing)).toMatchObject({ body: expect.stringContaining('again') });
    const late = aText(first, { body: 'Still there?' });
    expect(await claimByText(late, later, leasing)).toMatchObject({ refused: 'no-number-free' });
    const muchLater = minutesLater(62 * 24 * 60);
    expect(await claimByText(late, muchLater, leasing)).toMatchObject({ direction: 'outbound' });
    expect(phone).toBeDefined();
  });
});

describe('the owner’s next text', () => {
  test('TX-8 is added to the conversation, with the names that it lacks', async () => {
    const race = await offered();
    await races.claim(anAttempt(race));
    const next = await claimByText(aText(race, { body: 'Any time today' }), minutesLater(1), deps);
    expect(next).toMatchObject({ body: 'ada Ames, Dibs: Any time today', at: minutesLater(1).toISOString() });
    expect((await conversationStore(table).list(race.referralId, undefined)).messages).toEqual([
      expect.objectContaining({ body: 'ada Ames, Dibs: Any time today' }),
    ]);
  });

  test('TX-8 behind a text that claimed it names nobody again, also before that one is written down', async () => {
    const race = await offered();
    await claimByText(aText(race), NOW, deps);
    const next = await claimByText(aText(race, { body: 'Any time today' }), minutesLater(1), deps);
    expect(next).toMatchObject({ body: 'Any time today' });
  });

  test('TX-18 the answer says the segments of all that goes out, of the text that claims and of the next', async () => {
    const race = await offered();
    const long = { ...deps, brandOf: instructing(`[${'x'.repeat(100)}]`) };
    const body = 'y'.repeat(50);
    const names = 'Ada Ames-Featherstonehaugh';
    expect(await claimByText(aText(race, { body, name: names }), NOW, long)).toMatchObject({ segments: 2 });
    expect(await claimByText(aText(race, { body: 'Today?' }), minutesLater(1), long)).toMatchObject({
      segments: 1,
    });
    const byCall = anOpenRace();
    const another = { client: { name: 'Cleo', phone: '+12065591021' } };
    await referralStore(table).create(byCall, someDetails(byCall, another));
    await races.claim(anAttempt(byCall));
    expect(await claimByText(aText(byCall, { body }), minutesLater(1), long)).toMatchObject({ segments: 2 });
  });

  test('TX-8 TX-18 the text that claims is answered with the names in front that go out, the team’s own brand among them', async () => {
    const race = await offered({ brandId: 'harbor' });
    const answer = await claimByText(aText(race, { body: 'Hello?', name: 'Ada Ames' }), NOW, deps);
    expect(answer).toMatchObject({ body: 'Ada Ames, North Homes: Hello?' });
  });

  test('TX-5 TX-18 what a client gets by another referral of theirs is counted: names again, instructions once', async () => {
    const client = { name: 'Cleo', phone: '+12065591022' };
    const [first, second] = [anOpenRace(), anOpenRace({ isKnown: true })];
    for (const race of [first, second])
      await referralStore(table).create(race, someDetails(race, { client }));
    const long = { ...deps, brandOf: instructing(`[${'x'.repeat(160)}]`) };
    const named = { body: 'Ada Ames, Dibs: Hello?' };
    const text = { name: 'Ada Ames', body: 'Hello?' };
    const people = { ...deps.people, readAgent: async () => anAgent('ada', { name: 'Ada Ames' }) };
    const asked = { ...long, people };
    expect(await claimByText(aText(first, text), NOW, asked)).toMatchObject({ ...named, segments: 2 });
    expect(await claimByText(aText(second, text), minutesLater(1), asked)).toMatchObject({
      ...named,
      segments: 1,
    });
    const third = anOpenRace();
    await referralStore(table).create(third, someDetails(third, { client }));
    await races.claim(anAttempt(third));
    expect(await claimByText(aText(third, text), minutesLater(2), asked)).toMatchObject({
      ...named,
      segments: 1,
    });
  });

  test('TX-2 the words of the claim, long after it and without a key, are a text of their own', async () => {
    const race = await offered();
    const first = await claimByText(aText(race), NOW, deps);
    const again = await claimByText(aText(race), minutesLater(30), deps);
    expect(again).toMatchObject({ at: minutesLater(30).toISOString() });
    expect(again).not.toEqual(first);
  });

  test('TX-2 after a claim by call the first text is added like any other', async () => {
    const race = await offered();
    await races.claim(anAttempt(race));
    expect(await claimByText(aText(race), minutesLater(1), deps)).toMatchObject({
      body: 'ada Ames, Dibs: Hi, when may I call?',
    });
  });

  describe('in a later round', () => {
    const again = async (open: OpenRace) => {
      const back = { teamId: 'north', agentId: 'ada', leads: false };
      await races.giveBack(open.referralId, back, 'Moves', minutesLater(10));
      const was = await referralStore(table).read(open.referralId);
      if (was === undefined) throw new Error('There is none');
      const offeredAgain = { at: minutesLater(20).toISOString(), actId: anId('act') };
      const placed = { race: { ...open, round: 2, offeredAgain }, isReturning: false, heldBy: undefined };
      const placing = placingStore(table, byBrand.poolOf);
      const { last } = await placing.readHistory(was.details.client.phone, 'north');
      expect(await placing.offerAgain(was, placed, minutesLater(20), last)).toBe('offered');
      await table.update({ key: keys.race(open.referralId), update: 'REMOVE noNumberFree' });
    };
    const idOf = (written: Awaited<ReturnType<typeof claimByText>>) =>
      'messageId' in written ? written.messageId : '';
    /** What the stream writes down of the claim. */
    const written = async ({ referralId }: OpenRace) => {
      const race = await races.read(referralId);
      if (race?.status !== 'claimed') throw new Error('Nobody has it');
      const team = knownTeam({ team: aTeam(), agents: [anAgent('ada')] });
      await writeClaimingText(race, race.claim, {
        ...deps,
        conversations: conversationStore(table),
        readTeam: async () => team,
      });
      return withClaimingText([], race).map(({ messageId }) => messageId);
    };

    test('CL-15 CL-1 a key of the round before claims by a text of its own, which is sent; repeated, it is the same', async () => {
      const race = await offered();
      const text = aText(race, { key: 'key-1' });
      const first = idOf(await claimByText(text, NOW, deps));
      expect(await written(race)).toEqual([first]);
      await again(race);
      const second = await claimByText(text, minutesLater(21), deps);
      expect(idOf(second)).not.toBe(first);
      expect(await claimByText(text, minutesLater(22), deps)).toEqual(second);
      expect(await written(race)).toEqual([idOf(second)]);
      const { messages } = await deps.conversations.list(race.referralId, undefined, 'newest', 10);
      expect(messages.map(({ messageId }) => messageId)).toEqual([idOf(second), first]);
    });

    test('CL-15 CL-1 so does a key of a later text, and it stands for other words', async () => {
      const race = await offered();
      const text = (body: string) => aText(race, { key: 'key-2', body });
      await claimByText(aText(race), NOW, deps);
      const first = idOf(await claimByText(text('Today?'), minutesLater(1), deps));
      await again(race);
      await races.claim(anAttempt(race, { by: 'pin', round: 2, at: minutesLater(21) }));
      const second = await claimByText(text('Tomorrow?'), minutesLater(22), deps);
      expect([idOf(second), first]).toEqual([expect.stringMatching(/^msg_/), expect.stringMatching(/^msg_/)]);
      expect(idOf(second)).not.toBe(first);
      expect(await claimByText(text('Tomorrow?'), minutesLater(23), deps)).toMatchObject({
        messageId: idOf(second),
      });
      expect(await claimByText(text('Today?'), minutesLater(24), deps)).toMatchObject({
        refused: 'idempotency-key-reused',
      });
    });
  });
});
