// An agent's own calls: the PIN is shown to its agent alone, and only while it may still win.
import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../lambdas/calling/call.ts';
import { pinIn, signed } from '../../lambdas/calling/pin/pin.ts';
import { readCall } from '../../lambdas/calling/read-call.ts';
import type { Race } from '../../lambdas/claiming/referral.ts';
import { aClaimedRace, anOpenRace, NOW } from '../claiming/support/referrals.ts';
import { anAgent, asAgent } from '../people/support/teams.ts';
import { aPinCall, aRingingCall, aSigner } from './support/calls.ts';

const sign = aSigner();

const read = (call: Call | undefined, race: Race | undefined = anOpenRace(), caller = asAgent('ada')) =>
  readCall(caller, 'ref_1', NOW, {
    people: { readAgent: async () => anAgent('ada') },
    calls: { read: async () => call },
    races: { read: async () => race },
    sign,
    pinLineNumber: '+12065550190',
  });

describe('an agent’s own calls', () => {
  test('CA-3 show the PIN and the number to dial once both calls are used', async () => {
    const call = aPinCall();
    expect(await read(call)).toMatchObject({
      state: 'pin',
      pin: pinIn(await sign(signed.pin(call.pinId))),
      dial: '+12065550190',
    });
  });

  test('CA-4 show no PIN that opens nothing any more', async () => {
    const lost = await read(aPinCall(), aClaimedRace({ agentId: 'ben' }));
    expect(lost).toEqual(expect.not.objectContaining({ pin: expect.anything() }));
    expect(lost).toMatchObject({ state: 'lost' });
  });

  test('CA-2 are shown as they ring', async () => {
    expect(await read(aRingingCall())).toMatchObject({ state: 'ringing', attempt: 1 });
  });

  test('CL-9 there are none for whoever never asked, nor for another team', async () => {
    expect(await read(undefined)).toEqual({ refused: 'not-found' });
    expect(await read(aRingingCall(), undefined, asAgent('ada', 'south'))).toEqual({ refused: 'not-found' });
  });
});
