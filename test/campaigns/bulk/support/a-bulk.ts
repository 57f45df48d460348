// A bulk text under way, as it is kept.
import type { Bulk } from '../../../../lambdas/campaigns/bulk/bulk.ts';
import { NOW } from '../../../claiming/support/referrals.ts';

export const aBulk = (bulk: Partial<Bulk> = {}): Bulk => ({
  teamId: 'north',
  agentId: 'lena',
  body: 'Hi',
  audience: {},
  count: 500,
  segments: 500,
  costUsd: 6.15,
  bulkId: 'blk_1',
  startedAt: NOW.toISOString(),
  status: 'sending',
  pages: 10,
  nextPage: 1,
  look: 1,
  nextAt: NOW.toISOString(),
  written: 50,
  unwritten: {},
  ...bulk,
});
