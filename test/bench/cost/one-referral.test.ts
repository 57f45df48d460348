// What a referral costs, so that no change makes it dearer unnoticed: docs/cost.md says what it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Counted, countOneReferral } from './one-referral.ts';
import { costPage } from './page.ts';
import { risenFigures } from './risen-figures.ts';

let counts: Counted;

beforeAll(async () => {
  counts = await countOneReferral(process.env.DIBS_TEMPLATE_DIR ?? '');
}, 60_000);

describe('one referral, ten agents, one claim', () => {
  test('CL-3 the claim is one DynamoDB request and one write unit, without a transition', () => {
    expect(counts.claim).toMatchObject({
      transitions: 0,
      functions: {
        'texting/send-message': { calls: { 'dynamodb:UpdateItem': 1 }, readUnits: 0, writeUnits: 1 },
      },
    });
    expect(Object.keys(counts.claim.functions['texting/send-message']?.calls ?? {})).toHaveLength(1);
  });

  test('the workflow takes at most six transitions', () => {
    expect(counts.referral.transitions).toBeGreaterThan(0);
    expect(counts.referral.transitions).toBeLessThanOrEqual(6);
  });

  test('no figure of docs/cost.md has risen by more than 5 % (npm run cost writes it)', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'cost.md'), 'utf8');
    expect(risenFigures(page, costPage(counts), 0.05)).toEqual([]);
  });
});
