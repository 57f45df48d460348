// The PIN line on a real table: who enters a live PIN claims like one who answers, and who guesses is stopped.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CallId } from '../../lambdas/calling/call.ts';
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
import { keys } from '../../lambdas/platform/table/keys.ts';
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
  readAnyone: async (_teamId, agentId) => anAgent(agentId),
  actIdOf: (pinId, contactId) => derivedId('act', pinId, contactId),
  newPinId: () => anId('pin_drawn'),
};

/** An agent who was called twice in vain and now sees a PIN. */
async function withPin(teammates?: OpenRace, agentId = anId('agent'), hours = 1) {
  const offerUntil = at(hours * 60).toISOString();
  const race = teammates ?? anOpenRace({ offered: [agentId, 'ben'], offerUntil });
  if (teammates === undefined) await referrals.create(race, someDetails(race));
  else await races.offerToLead(race.referralId, agentId);
  const id = await broughtTo(
    'missed 2',
    calls,
    aRequest({ referralId: race.referralId, agentId, offerUntil, phone: phoneOf(agentId) }),
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
    expect(await guessWrong(1, caller, now)).toMatchObject([{ mayTryAgain: false }]);
    expect(await enter(digits, { caller }, now)).toEqual({ kind: 'locked-out' });
  });

  test.each(['', '12345', '1234567', '12345*', 'abcdef'])(
    'CA-4 %j counts as a wrong try, and no PIN is looked for',
    async (digits) => {
      const caller = aCaller();
      const blind: PinLine = {
        ...line,
        pins: {
          ...pins,
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
        ...pins,
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

  /** The digits that the portal shows now. */
  async function shownTo(id: CallId): Promise<string> {
    const call = await calls.read(id);
    return pinIn(await sign(signed.pin(call?.pinId ?? ''))) ?? '';
  }

  test('CA-12 the fifth different wrong try from the agent’s own phone replaces the PIN at once, and the line says so', async () => {
    const { digits, ownPhone, id } = await withPin();
    const outcomes = await guessWrong(5, ownPhone, at(1));
    expect(outcomes.at(3)).toEqual({ kind: 'wrong-pin', mayTryAgain: true });
    expect(outcomes.at(4)).toEqual({ kind: 'pin-replaced', mayTryAgain: false });
    const next = await shownTo(id);
    expect(next).not.toBe(digits);
    expect(await calls.read(id)).toMatchObject({ state: 'pin', pinReplacedAt: at(1, 1).toISOString() });
    expect(await enter(digits, {}, at(2))).toMatchObject({ kind: 'wrong-pin' });
    expect(await enter(digits, { caller: ownPhone }, at(17))).toMatchObject({ kind: 'pin-replaced' });
    expect(await enter(next, { caller: ownPhone }, at(18))).toMatchObject({ outcome: { kind: 'won' } });
  });

  test('CA-12 the new PIN claims from another phone at once, while the agent’s own is locked out', async () => {
    const { ownPhone, id } = await withPin();
    await guessWrong(5, ownPhone, at(1));
    const next = await shownTo(id);
    expect(await enter(next, { caller: ownPhone }, at(2))).toEqual({ kind: 'locked-out' });
    expect(await enter(next, {}, at(2))).toMatchObject({ outcome: { kind: 'won' } });
  });

  test('CA-12 also when the tries lie so far apart that they lock nobody out', async () => {
    const { ownPhone, id, digits } = await withPin();
    await guessWrong(4, ownPhone, at(1));
    expect(await guessWrong(1, ownPhone, at(17))).toEqual([{ kind: 'pin-replaced', mayTryAgain: true }]);
    const next = await shownTo(id);
    expect(next).not.toBe(digits);
    expect(await enter(next, { caller: ownPhone }, at(17))).toMatchObject({ outcome: { kind: 'won' } });
  });

  test('CA-12 of an agent whose phone changed since, it is replaced when it is entered', async () => {
    const { digits, id } = await withPin();
    const newPhone = aCaller();
    const moved: PinLine = {
      ...line,
      readAgent: async (_, agentId) => anAgent(agentId, { phone: newPhone }),
    };
    const dial = async (entered: string, minutes: number) =>
      enterPin({ digits: entered, caller: newPhone, contactId: anId('contact') }, at(minutes), moved);
    for (let time = 0; time < 5; time += 1) await dial(await wrongDigits(), 1);
    expect(await shownTo(id)).toBe(digits);
    expect(await dial(digits, 17)).toMatchObject({ kind: 'pin-replaced' });
    expect(await dial(await shownTo(id), 18)).toMatchObject({ outcome: { kind: 'won' } });
  });

  test('CA-12 tries by strangers, and the same wrong PIN over and over, replace nothing', async () => {
    const { digits, ownPhone, id } = await withPin();
    await guessWrong(5, aCaller());
    const wrong = await wrongDigits();
    for (let time = 0; time < 5; time += 1) await enter(wrong, { caller: ownPhone }, at(1));
    expect(await shownTo(id)).toBe(digits);
    expect(await enter(digits, { caller: ownPhone }, at(17))).toMatchObject({ outcome: { kind: 'won' } });
  });

  test('CA-12 every PIN that the phone closed is replaced, and a claimed one is not', async () => {
    const agentId = anId('agent');
    const two = [await withPin(undefined, agentId), await withPin(undefined, agentId)];
    const over = await withPin(undefined, agentId);
    await calls.end(over.id, 'lost');
    const before = await calls.read(over.id);
    await guessWrong(5, phoneOf(agentId), at(1));
    for (const { id, digits } of two) expect(await shownTo(id)).not.toBe(digits);
    expect(await calls.read(over.id)).toEqual(before);
  });

  test('CA-12 is replaced once, however many wrong tries come at once', async () => {
    const { ownPhone, id } = await withPin();
    await guessWrong(4, ownPhone, at(1));
    await Promise.all(Array.from({ length: 4 }, () => guessWrong(1, ownPhone, at(16, 1))));
    expect(await table.get(keys.call(id.referralId, id.agentId))).toMatchObject({ pinReplacements: 1 });
  });

  test('CA-12 CA-4 replacing opens no hole: after six PINs and 30 guesses the own phone gets no other', async () => {
    const { ownPhone, id } = await withPin(undefined, anId('agent'), 6);
    for (let lock = 0; lock < 9; lock += 1) await guessWrong(5, ownPhone, at(1 + lock * 16));
    const last = await shownTo(id);
    expect(await table.get(keys.call(id.referralId, id.agentId))).toMatchObject({ pinReplacements: 5 });
    expect(await enter(last, { caller: ownPhone }, at(200))).toMatchObject({ kind: 'wrong-pin' });
    expect(await shownTo(id)).toBe(last);
    expect(await enter(last, {}, at(200))).toMatchObject({ outcome: { kind: 'won' } });
  });
});
