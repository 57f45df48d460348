// PINs on a real table: unique while they live, and never there in clear.
import { describe, expect, test } from '@jest/globals';
import { type LivePin, pinIn, signed } from '../../lambdas/calling/pin/pin.ts';
import { pinStore } from '../../lambdas/calling/pin/pin-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { NOW } from '../claiming/support/referrals.ts';
import { injectFaults, promptRetries } from '../platform/support/faults.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { aSigner, offerUntil, secondsLater } from './support/calls.ts';

const table = await engineTable();
const pins = pinStore(table);
const sign = aSigner();

const aPin = (pin: Partial<LivePin> = {}): Omit<LivePin, 'check'> => ({
  pinId: anId('pin'),
  referralId: 'ref_1',
  teamId: 'north',
  agentId: 'ada',
  issuedAt: NOW.toISOString(),
  until: offerUntil.toISOString(),
  ...pin,
});

/** Digits that no other test enters, and their hash. */
async function freeDigits() {
  const digits = pinIn(await sign(anId('digits'))) ?? '';
  return { digits, hash: await sign(signed.hash(digits)) };
}

describe(onEngine('PIN store'), () => {
  test('CA-4 a live PIN is found by its hash, with whose it is', async () => {
    const [pin, { hash }] = [aPin(), await freeDigits()];
    expect(await pins.issue(hash, pin, NOW)).toBe(true);
    expect(await pins.find(hash, NOW)).toMatchObject(pin);
    expect(await pins.find(await sign(signed.hash('none has it')), NOW)).toBeUndefined();
  });

  test('CA-4 it is dead at the end of its window, to the millisecond', async () => {
    const { hash } = await freeDigits();
    await pins.issue(hash, aPin(), NOW);
    expect(await pins.find(hash, new Date(offerUntil.getTime() - 1))).toBeDefined();
    expect(await pins.find(hash, offerUntil)).toBeUndefined();
  });

  test('CA-4 of twenty agents who draw the same digits at once, one has them', async () => {
    const { hash } = await freeDigits();
    const drawn = Array.from({ length: 20 }, (_, index) => aPin({ agentId: `agent-${index}` }));
    const issued = await Promise.all(drawn.map((pin) => pins.issue(hash, pin, NOW)));
    expect(issued.filter(Boolean)).toHaveLength(1);
    expect(await pins.find(hash, NOW)).toMatchObject(drawn[issued.indexOf(true)] ?? {});
  });

  test('CA-4 the digits are free again once their PIN is dead, to the millisecond', async () => {
    const { hash } = await freeDigits();
    await pins.issue(hash, aPin(), NOW);
    const next = aPin({ agentId: 'ben', until: secondsLater(7200).toISOString() });
    expect(await pins.issue(hash, next, new Date(offerUntil.getTime() - 1))).toBe(false);
    expect(await pins.issue(hash, next, offerUntil)).toBe(true);
    expect(await pins.find(hash, offerUntil)).toMatchObject({ agentId: 'ben' });
  });

  test('CA-4 issued twice by one id, or with its answer lost, it lives once', async () => {
    const [pin, { hash }] = [aPin(), await freeDigits()];
    let lost = 1;
    const fails = () => {
      lost -= 1;
      return lost >= 0 ? ('lost-answer' as const) : undefined;
    };
    const lossy = pinStore(await engineTable((client) => injectFaults(client, fails), promptRetries));
    expect(await lossy.issue(hash, pin, NOW)).toBe(true);
    expect(await pins.issue(hash, pin, NOW)).toBe(true);
    expect(await pins.issue(hash, aPin(), NOW)).toBe(false);
  });

  test('CA-4 half of a hash finds nothing: the other half is compared', async () => {
    const { hash } = await freeDigits();
    await pins.issue(hash, aPin(), NOW);
    const half = Uint8Array.from(hash, (byte, index) => (index === 31 ? byte ^ 1 : byte));
    expect(await pins.find(half, NOW)).toBeUndefined();
  });

  test('CA-4 neither the digits nor the whole hash stand in the table', async () => {
    const { digits, hash } = await freeDigits();
    await pins.issue(hash, aPin(), NOW);
    const key = keys.pin(Buffer.from(hash).subarray(0, 16).toString('base64url'));
    const item = await table.get(key);
    // Times and the expiry are digits too, but known ones.
    const { issuedAt, until, expiresAt, ...rest } = item ?? {};
    expect(item?.type).toBe('pin');
    expect(JSON.stringify(rest)).not.toContain(digits);
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      expect(JSON.stringify(rest)).not.toContain(Buffer.from(hash).toString(form));
      expect(JSON.stringify(rest)).not.toContain(Buffer.from(digits).toString(form));
    }
  });

  test('CA-4 it is thrown away a day after its window', async () => {
    const { hash } = await freeDigits();
    await pins.issue(hash, aPin(), NOW);
    const item = await table.get(keys.pin(Buffer.from(hash).subarray(0, 16).toString('base64url')));
    expect(item?.expiresAt).toBe(offerUntil.getTime() / 1000 + 86_400);
  });
});
