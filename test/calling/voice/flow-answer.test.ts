// What a phone flow says and does after a claim, and after digits on the PIN line.
import { describe, expect, test } from '@jest/globals';
import type { PinOutcome } from '../../../lambdas/calling/pin/pin-line.ts';
import { claimAnswer, pinAnswer } from '../../../lambdas/calling/voice/flow-answer.ts';
import { aClaim, client, someDetails } from '../../claiming/support/referrals.ts';

const readDetails = async (referralId: string) => someDetails({ referralId, teamId: 'north' });
const won = { referralId: 'ref_1', outcome: { kind: 'won', claim: aClaim() } } as const;

describe('a phone flow', () => {
  test('CA-5 connects the winner to the client', async () => {
    expect(await claimAnswer(won, readDetails, 'en')).toEqual({
      outcome: 'connect',
      say: expect.stringContaining('The referral is yours.'),
      transferTo: client.phone,
    });
  });

  test('CA-5 connects nobody else, and never names the client’s phone', async () => {
    for (const outcome of [
      { kind: 'already-yours', claim: aClaim() },
      { kind: 'already-claimed', claim: aClaim({ agentId: 'ben' }) },
      { kind: 'offer-expired' },
      { kind: 'not-offered' },
    ] as const) {
      const answer = await claimAnswer({ referralId: 'ref_1', outcome }, readDetails, 'en');
      expect(answer).toEqual({ outcome: 'end', say: expect.any(String) });
      expect(JSON.stringify(answer)).not.toContain(client.phone);
    }
  });

  test('a referral that is gone is a fault that names it', async () => {
    await expect(claimAnswer(won, async () => undefined, 'en')).rejects.toThrow('ref_1');
  });

  test.each<[PinOutcome, string, RegExp]>([
    [{ kind: 'wrong-pin', mayTryAgain: true }, 'again', /not valid/],
    [{ kind: 'wrong-pin', mayTryAgain: false }, 'end', /not valid/],
    [{ kind: 'locked-out' }, 'end', /fifteen minutes/],
    [{ kind: 'entered', teamId: 'north', ...won }, 'connect', /^The referral is yours/],
  ])('CA-4 the PIN line answers %j with "%s"', async (entered, outcome, said) => {
    expect(await pinAnswer(entered, readDetails, async () => undefined, 'en')).toMatchObject({
      outcome,
      say: expect.stringMatching(said),
    });
  });

  test.each([
    ['es', 'Le habla Harbor Homes. El cliente es suyo. Ahora lo conectamos con él.', 'Este PIN no es válido'],
    ['fr', 'Ici Harbor Homes. Le client est à vous.', 'Ce NIP n’est pas valable'],
  ] as const)('PE-8 CA-5 speaks %s to who calls from an agent’s phone', async (language, won_, wrong) => {
    const say = async (entered: PinOutcome) =>
      (await pinAnswer(entered, readDetails, async () => 'Harbor Homes', language)).say;
    expect(await say({ kind: 'entered', teamId: 'north', ...won })).toContain(won_);
    expect(await say({ kind: 'wrong-pin', mayTryAgain: true })).toContain(wrong);
  });

  test('PE-1 a line that several brands have says whose referral a PIN was for, and before that nobody’s name', async () => {
    const readBrand = async (teamId: string) => (teamId === 'north' ? 'Harbor Homes' : 'Example Homes');
    const said = async (entered: PinOutcome) => (await pinAnswer(entered, readDetails, readBrand, 'en')).say;
    expect(await said({ kind: 'entered', teamId: 'north', ...won })).toMatch(
      /^This is Harbor Homes\. The referral is yours\./,
    );
    expect(await said({ kind: 'wrong-pin', mayTryAgain: true })).not.toMatch(/Homes/);
  });
});
