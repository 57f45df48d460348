// Two stages of one account and region, synthesized once for all that look at them: one as it is before its first deploy,
// with the defaults, and one that serves people, with all that a configuration may ask for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { brandWith, type SynthesizedStage, synthesizeStage } from './synthesized-anew.ts';

export const webAcl =
  'arn:aws:wafv2:us-east-1:123456789012:global/webacl/portal/12345678-90ab-4cde-8f01-234567890abc';

const withEverything = {
  protected: true,
  // The first one has made the identity of the domain: the second takes it.
  ...brandWith({
    emailIdentity: 'example.com',
    look: { logo: 'https://cdn.example.com/brands/logo.svg' },
  }),
  secondFactor: 'required',
  throttling: {
    requestsPerSecond: 100,
    burst: 200,
    withoutToken: { requestsPerSecond: 3, burst: 6 },
  },
  reservedConcurrency: { inboundTexts: 4, claims: 8 },
  portalWebAcl: webAcl,
  monthlyBudgetUsd: 500,
  webhooks: [
    { name: 'crm', url: 'https://crm.example.com/dibs', events: ['ReferralClaimed', 'TextFailed'] },
    { name: 'data-warehouse', url: 'https://events.example.com/dibs?stage=production' },
  ],
  backup: { keepYears: 5, lockAfterDays: 14 },
};

const scratch = mkdtempSync(join(tmpdir(), 'dibs-stages-'));
let both: Promise<readonly [SynthesizedStage, SynthesizedStage]> | undefined;

export function twoStages(): Promise<readonly [SynthesizedStage, SynthesizedStage]> {
  both ??= Promise.all([
    synthesizeStage(scratch, 'trial'),
    synthesizeStage(scratch, 'production', withEverything, { isValidated: true }),
  ]);
  return both;
}

afterAll(async () => {
  await both?.catch(() => undefined);
  rmSync(scratch, { recursive: true });
});
