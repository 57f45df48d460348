// What is kept of a referral's rounds: offers, how each round ended, calls, and the emails by which its agents were told.
import * as z from 'zod';
import { offerSchema, type RoundEnd, roundEndSchema } from '../claiming/offers/offer.ts';
import { keys, prefixes } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import type { CallsOfAgent, OfferEmail } from './timeline.ts';

const callSchema = z.object({
  agentId: z.string(),
  round: z.int().optional(),
  requestedAt: z.string(),
  state: z.string(),
  attempt: z.int(),
});
const workflow = keys.workflow('').sk;
const endSchema = z.object({ sk: z.string(), ended: roundEndSchema.optional() });
const emailSchema = z.object({
  teamEmailId: z.string(),
  to: z.record(z.string(), z.string()),
  acceptedAt: z.string().optional(),
  apart: z.array(z.string()).default([]),
});

export function timelineStore(table: Table) {
  return {
    async read(referralId: string) {
      const { pk } = keys.race(referralId);
      const [offers, ends, calls] = await Promise.all(
        [prefixes.offer, workflow, prefixes.call].map((skPrefix) => table.queryAll({ pk, skPrefix })),
      );
      const rounds = (ends ?? []).flatMap((item): [number | undefined, RoundEnd][] => {
        const { sk, ended } = endSchema.parse(item);
        const [, round] = sk.split('#');
        return ended === undefined ? [] : [[round === undefined ? undefined : Number(round), ended]];
      });
      return {
        offers: (offers ?? []).map((item) => offerSchema.parse(item)),
        ends: new Map(rounds),
        calls: (calls ?? []).map((item): CallsOfAgent => callSchema.parse(item)),
      };
    },

    /** Those that are there; who got it by a message of their own is not among its receivers. */
    async offerEmails(teamEmailIds: readonly string[]): Promise<OfferEmail[]> {
      const items = await table.getAll(teamEmailIds.map(keys.teamEmail));
      return items.map((item) => {
        const { teamEmailId, to, acceptedAt, apart } = emailSchema.parse(item);
        return { teamEmailId, acceptedAt, to: Object.keys(to).filter((agentId) => !apart.includes(agentId)) };
      });
    },
  };
}
