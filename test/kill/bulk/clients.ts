// A team's clients whom a bulk text may go to: each claimed by a first text, which has left.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import {
  aPhone,
  coveredReferralFor,
  type StoryAgent,
  type StoryTeam,
} from '../../stories/support/builders.ts';
import type { Client } from '../../stories/support/stage.ts';
import { expectStatus } from '../story.ts';

export type BulkClient = { referralId: string; phone: string; owner: Pick<StoryAgent, 'agentId' | 'does'> };

const created = z.looseObject({ referralId: z.string() });

export async function aTeamsClients(given: {
  source: Client;
  team: StoryTeam;
  count: number;
  atOnce: number;
}): Promise<BulkClient[]> {
  const { source, team, count, atOnce } = given;
  const clients: BulkClient[] = [];
  let begun = 0;

  async function oneClient(index: number): Promise<void> {
    const owner = team.agents[index % team.agents.length];
    if (owner === undefined) throw new Error('A team has agents.');
    const phone = aPhone();
    const key = () => ({ 'idempotency-key': randomUUID() });
    const made = await source('POST', '/referrals', coveredReferralFor(team.teamId, phone), key());
    const { referralId } = created.parse(expectStatus(made, 201).body);
    const hello = { body: `Hello of ${referralId}` };
    expectStatus(await owner.does('POST', `/referrals/${referralId}/messages`, hello, key()), 201);
    clients.push({ referralId, phone, owner });
  }

  const work = async () => {
    while (begun < count) {
      begun += 1;
      await oneClient(begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return clients;
}
