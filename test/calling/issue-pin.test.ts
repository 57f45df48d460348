// Issuing the PIN on a real table: after the second missed call, once, and shown to nobody but its agent.
import { describe, expect, test } from '@jest/globals';
import { callStore } from '../../lambdas/calling/call-store.ts';
import { type Issuer, issuePin, pinOf } from '../../lambdas/calling/pin/issue-pin.ts';
import { pinIn, signed } from '../../lambdas/calling/pin/pin.ts';
import { pinStore } from '../../lambdas/calling/pin/pin-store.ts';
import { newId } from '../../lambdas/platform/ids.ts';
import { NOW } from '../claiming/support/referrals.ts';
import { engineTable } from '../support/engine.ts';
import { aRequest, aSigner, broughtTo, everyCall, offerUntil, type Stand, standOf } from './support/calls.ts';

const table = await engineTable();
const calls = callStore(table);
const pins = pinStore(table);
const sign = aSigner();

const anIssuer = (issuer: Partial<Issuer> = {}): Issuer => ({
  calls,
  pins,
  sign,
  newPinId: () => newId('pin'),
  pinLineNumber: '+12065550109',
  ...issuer,
});

/** The digits that the agent is shown. */
async function shown(id: ReturnType<typeof aRequest>): Promise<string> {
  const call = await calls.read(id);
  if (call?.state !== 'pin') throw new Error('it has not come to a PIN');
  return (await pinOf(call, sign)) ?? '';
}
const found = async (digits: string) => pins.find(await sign(signed.hash(digits)), NOW);

describe('issuing a PIN', () => {
  test('CA-3 CA-4 after the second missed call it is bound to one agent, one referral and the window', async () => {
    const id = await broughtTo('missed 2', calls);
    await issuePin(id, NOW, anIssuer());
    const digits = await shown(id);
    expect(digits).toMatch(/^\d{6}$/);
    expect(await found(digits)).toMatchObject({
      referralId: id.referralId,
      teamId: 'north',
      agentId: 'ada',
      issuedAt: NOW.toISOString(),
      until: offerUntil.toISOString(),
    });
  });

  test.each(Object.keys(everyCall).filter((each): each is Stand => each in everyCall))(
    'CA-3 from a call that is %s',
    async (stand) => {
      const id = await broughtTo(stand, calls);
      const before = await calls.read(id);
      await issuePin(id, NOW, anIssuer());
      const isDue = ['ringing 1', 'missed 1', 'given up 1', 'ringing 2', 'missed 2'].includes(stand);
      if (isDue) expect(standOf(await calls.read(id))).toBe('pin');
      else expect(await calls.read(id)).toEqual(before);
    },
  );

  test('CA-4 issued again, or five times at once, the PIN that is shown stays, and opens', async () => {
    const id = await broughtTo('missed 2', calls);
    await Promise.all(Array.from({ length: 5 }, () => issuePin(id, NOW, anIssuer())));
    const digits = await shown(id);
    await issuePin(id, NOW, anIssuer());
    expect(await shown(id)).toBe(digits);
    expect((await found(digits))?.pinId).toBe((await calls.read(id))?.pinId);
  });

  test('CA-4 digits that another live PIN has are drawn again', async () => {
    const [first, second] = [await broughtTo('missed 2', calls), await broughtTo('missed 2', calls)];
    const ids = ['pin_same', 'pin_same', 'pin_other'];
    const issuer = anIssuer({ newPinId: () => ids.shift() ?? 'pin_last' });
    const sameDigits = async (words: string) => sign(words.replace(/pin_same.*/, 'pin_same'));
    await issuePin(first, NOW, { ...issuer, sign: sameDigits, newPinId: () => 'pin_same_1' });
    await issuePin(second, NOW, { ...issuer, sign: sameDigits });
    expect(ids).toEqual([]);
    expect(await calls.read(second)).toMatchObject({ state: 'pin', pinId: 'pin_other' });
  });

  test('CA-4 a signature that yields no even PIN is drawn again', async () => {
    const id = await broughtTo('missed 2', calls);
    let draws = 0;
    const uneven = async (words: string) => {
      if (words.startsWith(signed.pin(''))) draws += 1;
      return draws < 3 ? new Uint8Array(32).fill(255) : sign(words);
    };
    await issuePin(id, NOW, anIssuer({ sign: uneven }));
    expect(draws).toBe(3);
    expect(standOf(await calls.read(id))).toBe('pin');
  });

  test('CA-4 a crash between the PIN and its showing costs only the digits: the next run shows another', async () => {
    const id = await broughtTo('missed 2', calls);
    const dying = anIssuer({
      newPinId: () => 'pin_orphan',
      calls: {
        ...calls,
        showPin: async () => {
          throw new Error('the process dies here');
        },
      },
    });
    await expect(issuePin(id, NOW, dying)).rejects.toThrow('dies');
    await issuePin(id, NOW, anIssuer());
    const orphan = pinIn(await sign(signed.pin('pin_orphan'))) ?? '';
    expect(await shown(id)).not.toBe(orphan);
    expect((await calls.read(id))?.pinId).not.toBe('pin_orphan');
  });

  test('CA-4 where no digits are ever free it is a fault, not an endless search', async () => {
    const id = await broughtTo('missed 2', calls);
    const taken = anIssuer({ pins: { ...pins, issue: async () => false } });
    await expect(issuePin(id, NOW, taken)).rejects.toThrow('No PIN was free');
  });

  test('CA-3 where no PIN line is deployed the calls are over, and say why', async () => {
    const id = await broughtTo('missed 2', calls);
    await issuePin(id, NOW, anIssuer({ pinLineNumber: undefined }));
    expect(await calls.read(id)).toMatchObject({ state: 'ended', reason: 'no-pin-line' });
  });

  test('a call that nobody asked for is a fault that names its referral', async () => {
    await expect(issuePin(aRequest({ referralId: 'ref_unknown' }), NOW, anIssuer())).rejects.toThrow(
      'ref_unknown',
    );
  });

  test('CA-4 nothing in the table tells the digits: neither the call nor the PIN’s own item', async () => {
    const id = await broughtTo('missed 2', calls);
    await issuePin(id, NOW, anIssuer());
    const digits = await shown(id);
    const times = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
    const call = JSON.stringify(await calls.read(id))
      .replaceAll(times, '')
      .replaceAll(/\+\d+/g, '');
    expect(call).not.toContain(digits);
    expect(JSON.stringify(await found(digits)).replaceAll(times, '')).not.toContain(digits);
  });
});
