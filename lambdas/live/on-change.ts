// After a change was followed: the pulse of everyone whose pages show it beats, so that these are read anew.
import { ownerOf, type Race, raceSchema } from '../claiming/referral.ts';
import { consentSchema } from '../consent/consent.ts';
import type { Change } from '../platform/stream-batch.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';

export async function beat({ before, after }: Change, cloud: Cloud): Promise<void> {
  switch (after?.type) {
    case 'race':
      return beatForRace(raceSchema.parse(after), before && raceSchema.parse(before), cloud);
    case 'call':
      return cloud.pulses.beat(String(after.teamId), String(after.agentId));
    case 'message':
    case 'conversation':
      return beatForConversation(after, cloud);
    case 'consent': {
      const { owner } = consentSchema.parse(after);
      if (owner !== undefined) await cloud.pulses.beat(owner.teamId, owner.agentId);
    }
  }
}

/** Whoever was offered it, has it or had it, and the lead. */
async function beatForRace(race: Race, was: Race | undefined, cloud: Cloud): Promise<void> {
  const owners = [ownerOf(race), was && ownerOf(was)].flatMap((agentId) => agentId ?? []);
  await beatAll(race.teamId, [...race.offered, ...owners], cloud);
}

async function beatForConversation(item: Item, cloud: Cloud): Promise<void> {
  const race = await cloud.races.read(String(item.referralId));
  const owner = race && ownerOf(race);
  if (race !== undefined && owner !== undefined) await beatAll(race.teamId, [owner], cloud);
}

async function beatAll(teamId: string, agentIds: readonly string[], cloud: Cloud): Promise<void> {
  const lead = await cloud.leadOf(teamId);
  const all = new Set([...agentIds, ...(lead === undefined ? [] : [lead])]);
  await Promise.all([...all].map((agentId) => cloud.pulses.beat(teamId, agentId)));
}
