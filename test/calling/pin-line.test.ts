// The PIN line on a real table: who enters a live PIN claims like one who answers, and who guesses is stopped.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { callStore } from '../../lambdas/calling/call-store.ts';
import { issuePin } from '../../lambdas/calling/pin/issue-pin.ts';
import { pinIn, signed } from '../../lambdas/calling/pin/pin.ts';
import { enterPin, type PinEntry, type PinLine } from '../../lambdas/calling/pin/pin-line.ts';
import { pinStore } from '../../lambdas/calling/pin/pin-store.ts';
import { triesStore } from '../../lambdas/calling/pin/tries-store.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import type { OpenRace } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { anAttempt, anOpenRace, client, NOW, someDetails } from '../claiming/support/referrals.ts';
import { anAgent } from '../people/support/teams.ts';
import { engineTable } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { aRequest, aSigner, broughtTo } from './support/calls.ts';

const table = await engineTable();
const calls = callStore(table);
const pins = pinStore(table);
const races = raceStore(table);
const referrals = referralStore(table);
const sign = aSigner();

/** Each test has a day of its own: the guesses of one don't count against the PINs of another. */
let today = NOW.getTime();
beforeEach(() => {
  today += 86_400_000;
});
const at = (minutes: number, ms = 0) => new Date(today + minutes * 60_000 + ms);

/** The phone of an agent's profile. */
const phoneOf = (agentId: string) => `+1206${agentId}`;
const line: PinLine = {
  sign,
  tries: triesStore(table),
  pins,
  calls,
  races,
  readAgent: async (_teamId, agentId) => anAgent(agentId, { phone: phoneOf(agentId) }),
  actIdOf: (pinId, contactId) => derivedId('act', pinId, contactId),
};

/** An agent who was called twice in vain and now sees a PIN. */
async function withPin(teammates?: OpenRace) {
  const agentId = anId('agent');
  const offerUntil = at(60).toISOString();
  const race = teammates ?? anOpenRace({ offered: [agentId, 'ben'], offerUntil });
  if (teammates === undefined) await referrals.create(race, someDetails(race));
  else await races.offerToLead(race.referralId, agentId);
  const id = await broughtTo(
    'missed 2',
    calls,
    aRequest({ referralId: race.referralId, agentId, offerUntil }),
  );
  const newPinId = () => anId('pin_drawn');
  await issuePin(id, at(0), { calls, pins, sign, newPinId, pinLineNumber: '+12065550109' });
  const call = await calls.read(id);
  const digits = pinIn(await sign(signed.pin(call?.pinId ?? ''))) ?? '';
  return { race, digits, id, agentId, ownPhone: phoneOf(agentId) };
}

const aCaller = () => anId('caller');
function enter(digits: string, entry: Partial<PinEntry> = {}, now = at(0)) {
  return enterPin({ digits, caller: aCaller(), contactId: anId('contact'), ...entry }, now, line);
}
/** Digits that are no live PIN here, each time others. */
async function wrongDigits(): Promise<string> {
  return pinIn(await sign(anId('wrong'))) ?? '';
}

async function guessWrong(times: number, caller: string, now = at(0)) {
  const outcomes = [];
  for (let time = 0; time < times; time += 1)
    outcomes.push(await enter(await wrongDigits(), { caller }, now));
  return outcomes;
}

describe('entering a PIN', () => {
  test('CA-5 claims exactly like answering, for the agent and the referral that it is bound to', async () => {
    const { race, digits, agentId, ownPhone } = await withPin();
    const contactId = anId('contact');
    const entered = await enter(digits, { caller: ownPhone, contactId });
    expect(entered).toMatchObject({ kind: 'entered', referralId: race.referralId, outcome: { kind: 'won' } });
    expect(await races.read(race.referralId)).toMatchObject({
      status: 'claimed',
      claim: { agentId, by: 'pin', at: at(0).toISOString() },
    });
  });

  test('CA-4 is done once: the same call again has won again, another call connects nobody', async () => {
    const { race, digits, ownPhone } = await withPin();
    const first = { caller: ownPhone, contactId: anId('contact') };
    const won = await enter(digits, first);
    const claimed = await races.read(race.referralId);
    expect(await enter(digits, first, at(1))).toEqual(won);
    expect(await enter(digits, { caller: ownPhone })).toMatchObject({ outcome: { kind: 'already-yours' } });
    expect(await enter(digits, { caller: aCaller() })).toMatchObject({ outcome: { kind: 'already-yours' } });
    expect(await races.read(race.referralId)).toEqual(claimed);
  });

  test('CA-4 entered in eight calls at once, it claims once and connects one', async () => {
    const { digits, ownPhone } = await withPin();
    const all = Array.from({ length: 4 }, () => [enter(digits), enter(digits, { caller: ownPhone })]);
    const entered = await Promise.all(all.flat());
    const won = entered.filter((each) => each.kind === 'entered' && each.outcome.kind === 'won');
    expect(won).toHaveLength(1);
  });

  test('CA-5 after a teammate’s claim it says who lost, and after a decline or return that it is over', async () => {
    const [taken, closed] = [await withPin(), await withPin()];
    await races.claim(anAttempt(taken.race, { agentId: 'ben', at: at(0) }));
    await races.returnToSource(closed.race.referralId, 'declined-by-lead', at(0));
    expect(await enter(taken.digits)).toMatchObject({ outcome: { kind: 'already-claimed' } });
    expect(await enter(closed.digits)).toMatchObject({ outcome: { kind: 'referral-returned' } });
  });

  test('CA-4 two agents of one referral have a PIN each, and the first to enter theirs wins', async () => {
    const one = await withPin();
    const other = await withPin(one.race);
    expect(other.digits).not.toBe(one.digits);
    expect(await enter(other.digits)).toMatchObject({
      outcome: { kind: 'won', claim: { agentId: other.agentId } },
    });
    expect(await enter(one.digits)).toMatchObject({ outcome: { kind: 'already-claimed' } });
  });

  test('CA-4 is dead when the window ends, to the millisecond', async () => {
    const { race, digits, ownPhone } = await withPin();
    expect(await enter(digits, {}, at(60))).toMatchObject({ kind: 'wrong-pin' });
    const lastMoment = at(60, -1);
    expect(await enter(digits, { caller: ownPhone }, lastMoment)).toMatchObject({ outcome: { kind: 'won' } });
    expect(await races.read(race.referralId)).toMatchObject({ claim: { at: lastMoment.toISOString() } });
  });

  test('CA-4 a PIN that was drawn but never shown opens nothing', async () => {
    const { race, agentId, ownPhone } = await withPin();
    const hash = await sign(signed.hash('000000'));
    const orphan = { pinId: 'pin_orphan', referralId: race.referralId, teamId: 'north', agentId };
    const life = { issuedAt: at(0).toISOString(), until: at(60).toISOString() };
    expect(await pins.issue(hash, { ...orphan, ...life }, at(0))).toBe(true);
    expect(await enter('000000', { caller: ownPhone })).toMatchObject({ kind: 'wrong-pin' });
    expect(await races.read(race.referralId)).toMatchObject({ status: 'offered' });
  });

  test('CA-4 nothing that it leaves in the table tells the digits or the client', async () => {
    const { digits, id } = await withPin();
    const caller = aCaller();
    await enter(digits, { caller });
    const { guesses } = (await table.get({ pk: `CALLER#${caller}`, sk: 'TRIES' })) ?? {};
    const kept = JSON.stringify([guesses, await calls.read(id)]).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
    for (const secret of [digits, ...Object.values(client)]) expect(kept).not.toContain(secret);
  });
});

describe('the lock-out', () => {
  test('CA-4 five wrong tries lock a caller out: the sixth is refused even when it is right, and other callers are not', async () => {
    const { digits, ownPhone } = await withPin();
    const caller = aCaller();
    const outcomes = await guessWrong(5, caller);
    expect(outcomes).toEqual([
      ...Array(4).fill({ kind: 'wrong-pin', mayTryAgain: true }),
      { kind: 'wrong-pin', mayTryAgain: false },
    ]);
    expect(await enter(digits, { caller })).toEqual({ kind: 'locked-out' });
    expect(await enter(digits, { caller: ownPhone })).toMatchObject({ outcome: { kind: 'won' } });
  });

  test('CA-4 fifteen minutes later, to the millisecond, the caller may try again', async () => {
    const { digits, ownPhone } = await withPin();
    await guessWrong(5, ownPhone, at(-10));
    expect(await enter(digits, { caller: ownPhone }, at(5, -1))).toEqual({ kind: 'locked-out' });
    expect(await enter(digits, { caller: ownPhone }, at(5))).toMatchObject({ outcome: { kind: 'won' } });
  });

  test('CA-4 the fifth try, when it is right, is right; and right ones are not counted', async () => {
    const { digits, ownPhone: caller } = await withPin();
    const now = at(30);
    await guessWrong(4, caller, now);
    for (let times = 0; times < 3; times += 1) {
      expect(await enter(digits, { caller }, now)).toMatchObject({ kind: 'entered' });
    }
    expect(await guessWrong(1, caller, now)).toEqual([{ kind: 'wrong-pin', mayTryAgain: false }]);
    expect(await enter(digits, { caller }, now)).toEqual({ kind: 'locked-out' });
  });

  test.each(['', '12345', '1234567', '12345*', 'abcdef'])(
    'CA-4 %j counts as a wrong try, and no PIN is looked for',
    async (digits) => {
      const caller = aCaller();
      const blind: PinLine = {
        ...line,
        pins: {
          find: async () => {
            throw new Error('it looked');
          },
        },
      };
      for (let times = 0; times < 5; times += 1) {
        const entry = { digits, caller, contactId: 'c-1' };
        expect(await enterPin(entry, at(0), blind)).toMatchObject({ kind: 'wrong-pin' });
      }
      expect(await enter(digits, { caller })).toEqual({ kind: 'locked-out' });
    },
  );

  test('CA-4 of a hundred tries at once from one caller at most five are looked at', async () => {
    let lookedAt = 0;
    const watched: PinLine = {
      ...line,
      pins: {
        find: async () => {
          lookedAt += 1;
          return undefined;
        },
      },
    };
    const caller = aCaller();
    const tries = Array.from({ length: 100 }, (_, index) =>
      enterPin({ digits: String(100_000 + index), caller, contactId: `c-${index}` }, at(0), watched),
    );
    await Promise.allSettled(tries);
    expect(lookedAt).toBeGreaterThan(0);
    expect(lookedAt).toBeLessThanOrEqual(5);
  });
});

describe('the guesses that a PIN stands', () => {
  test('CA-4 after five guesses by strangers it opens to no stranger any more, but to the agent’s own phone', async () => {
    const { digits, ownPhone } = await withPin();
    for (let time = 0; time < 5; time += 1) await guessWrong(1, aCaller());
    expect(await enter(digits)).toMatchObject({ kind: 'wrong-pin' });
    expect(await enter(digits, { caller: ownPhone })).toMatchObject({ outcome: { kind: 'won' } });
  });

  test('CA-4 guesses before it was issued are not counted, nor are those of its agent’s own phone', async () => {
    await guessWrong(4, aCaller(), at(-1));
    await guessWrong(4, aCaller(), at(-1));
    const { digits, ownPhone } = await withPin();
    await guessWrong(4, ownPhone);
    await guessWrong(4, aCaller());
    expect(await enter(digits)).toMatchObject({ outcome: { kind: 'won' } });
  });

  test('CA-4 the agent’s own phone has five guesses of its own in the PIN’s whole life, locks and all', async () => {
    const { digits, ownPhone } = await withPin();
    await guessWrong(4, ownPhone, at(1));
    await guessWrong(1, ownPhone, at(17));
    expect(await enter(digits, { caller: ownPhone }, at(40))).toMatchObject({ kind: 'wrong-pin' });
  });
});
