// The state of a client: from what was set by hand, and from what has happened.
import { describe, expect, test } from '@jest/globals';
import { lastContactAt, stageOf, tagsOf } from '../../../lambdas/claiming/client/client-state.ts';
import { tagsSchema } from '../../../lambdas/claiming/client/stage.ts';
import type { Race, Talk } from '../../../lambdas/claiming/referral.ts';
import { aClaimedRace, minutesLater, NOW } from '../support/referrals.ts';

const at = (minutes: number) => minutesLater(minutes).toISOString();
const handedOver = aClaimedRace({ by: 'assignment', at: at(5), from: 'ben' });
const read = (race: Race, talk: Talk = {}) => ({ race, talk });

describe('the stage', () => {
  test.each([
    ['text', 'contacted'],
    ['call', 'contacted'],
    ['pin', 'contacted'],
    ['returning', 'new'],
    ['assignment', 'new'],
  ] as const)('CT-1 of a client who was won by %s is %s', (by, stage) => {
    expect(stageOf(read(aClaimedRace({ by })))).toBe(stage);
  });

  test.each<[string, Talk]>([
    ['text to the client', { lastSentAt: at(9) }],
    ['reply', { lastReplyAt: at(9) }],
  ])('CT-1 becomes `contacted` by itself with the first %s', (_, talk) => {
    expect(stageOf(read(handedOver))).toBe('new');
    expect(stageOf(read(handedOver, talk))).toBe('contacted');
  });

  test('CT-1 that was set to `new` by hand stays until the next contact', () => {
    const client = { revision: 1, stage: 'new', stageAt: at(10) } as const;
    expect(stageOf(read(handedOver, { client, lastSentAt: at(9) }))).toBe('new');
    expect(stageOf(read(handedOver, { client, lastSentAt: at(11) }))).toBe('contacted');
  });

  test('CT-1 that was set to anything else stays, whatever is written', () => {
    const client = { revision: 1, stage: 'closed', stageAt: at(10) } as const;
    expect(stageOf(read(handedOver, { client, lastReplyAt: at(11) }))).toBe('closed');
  });

  test('CT-1, CL-15 and tags and contacts of an earlier round are not those of the next owner', () => {
    const offeredAgain = { at: at(60), actId: 'act-2' };
    const again = aClaimedRace({ by: 'returning', at: at(60) }, { round: 2, offeredAgain });
    const talk = { client: { revision: 3, stage: 'active', tags: ['Garden'] }, lastSentAt: at(9) } as const;
    const its = read(again, { ...talk, client: { ...talk.client, tags: ['Garden'] } });
    expect([stageOf(its), tagsOf(its), lastContactAt(its)]).toEqual(['new', [], undefined]);
  });
});

describe('the last contact', () => {
  test.each<[string, Race, Talk, string | undefined]>([
    ['the call that claimed', aClaimedRace({ by: 'call' }), {}, NOW.toISOString()],
    ['the later of texts either way', aClaimedRace(), { lastSentAt: at(3), lastReplyAt: at(7) }, at(7)],
    ['none yet', handedOver, {}, undefined],
    [
      'the call of the owner before',
      aClaimedRace({ by: 'assignment', from: 'ben', at: at(5), wonBy: 'call', wonAt: at(1) }),
      {},
      at(1),
    ],
  ])('CT-2 is %s', (_, race, talk, expected) => {
    expect(lastContactAt(read(race, talk))).toBe(expected);
  });
});

describe('tags', () => {
  test('CT-1 in two spellings are one: the first stays', () => {
    expect(tagsSchema.parse([' Zoë ', 'zoe', 'Garden', 'GARDEN'])).toEqual(['Zoë', 'Garden']);
  });

  test.each([
    ['too many', Array.from({ length: 21 }, (_, index) => `tag ${index}`)],
    ['one that is too long', ['x'.repeat(41)]],
    ['a blank one', [' \u200b']],
  ])('CT-1 refuses %s', (_, tags) => {
    expect(tagsSchema.safeParse(tags).success).toBe(false);
  });
});
