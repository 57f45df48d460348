// A replay restores emails to several as other messages: whoever has had theirs doesn't get it again.
import { describe, expect, test } from '@jest/globals';
import { aloneTo, type TeamEmail } from '../../lambdas/delivery/team-email/team-email.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { restoringLosses } from '../../lambdas/stream/replay.ts';
import { NOW } from '../claiming/support/referrals.ts';
import { anId } from '../support/ids.ts';
import { dependencies, outbox, stores, teamEmails } from './support/dependencies.ts';

describe('a replay', () => {
  test('CL-2 emails those together who have had no message of their own', async () => {
    const email: TeamEmail = {
      teamEmailId: anId('out'),
      subject: 'New buyer referral',
      body: 'A new buyer referral',
      about: { kind: 'referral-offered', referralId: anId('ref'), occasion: '' },
      to: { ada: 'ada@team.example', ben: 'ben@team.example', lena: 'lena@team.example' },
      createdAt: NOW.toISOString(),
    };
    await outbox.create(aloneTo('ben', email, derivedId));
    const uses = { ...dependencies(), offers: stores.offers, outbox };
    await restoringLosses(uses).teamEmails.create(email);
    const { ben, ...others } = email.to;
    const restored = (await teamEmails.findAll([email.teamEmailId])).get(email.teamEmailId);
    expect(restored?.email.to).toEqual(others);
  });
});
