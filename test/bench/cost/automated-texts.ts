// What texts that nobody writes cost: one step of a client's plan, and a bulk text to ten clients, each from its beginning to the last receipt.
import * as z from 'zod';
import { aReferral, coveredReferralFor, type StoryTeam } from '../../stories/support/builders.ts';
import { minuteMs, type Stage, secondMs } from '../../stories/support/stage.ts';
import type { Counts } from './one-referral.ts';
import { aSlowPhone } from './slow-phone.ts';

export const bulkClients = 10;
/** Long enough for the slot, the looks at a bulk text, and all receipts. */
const sentMs = 40 * minuteMs;

type CountSince = (what: Pick<Counts, 'apiRequests'>) => Counts;

/** A step of a plan: woken for, written, sent and settled. The act that put the client on it is not in it. */
export async function countPlanStep(stage: Stage, team: StoryTeam, countSince: CountSince): Promise<Counts> {
  const [referralId = ''] = await clientsOf(stage, team, 1);
  const planId = 'plan_cost';
  const step = { afterDays: 0, body: 'Hi {ClientFirstName|there}, how is the search?' };
  const plan = { name: 'Cost', starts: 'by-hand', steps: [step] };
  await done(team.lead.does('PUT', `/teams/${team.teamId}/plans/${planId}`, plan));
  await done(ownerOf(team).does('PUT', `/referrals/${referralId}/plan`, { planId }));
  await stage.advance(2 * secondMs);
  stage.cloud.meter.reset();
  await stage.advance(sentMs);
  return countSince({ apiRequests: 0 });
}

/** Previewed, sent, looked at until it has ended. */
export async function countBulkText(stage: Stage, team: StoryTeam, countSince: CountSince): Promise<Counts> {
  await clientsOf(stage, team, bulkClients);
  stage.cloud.meter.reset();
  const path = `/teams/${team.teamId}/bulk-texts`;
  const preview = await done(
    team.lead.does('POST', `${path}/preview`, { body: 'News from {Brand}.', audience: {} }),
  );
  const { previewId, count } = z.object({ previewId: z.string(), count: z.int() }).parse(preview);
  if (count !== bulkClients) throw new Error(`${count} clients would get it.`);
  await done(team.lead.does('POST', path, { previewId }));
  await stage.advance(sentMs);
  return countSince({ apiRequests: 2 });
}

const ownerOf = ({ agents, lead }: StoryTeam) => agents[1] ?? lead;

/** Clients of the second agent, who agreed to automated texts and have had their first text. */
async function clientsOf(stage: Stage, team: StoryTeam, count: number): Promise<string[]> {
  const referralIds: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const referralId = await aReferral(stage, coveredReferralFor(team.teamId, await aSlowPhone(stage)));
    await done(
      ownerOf(team).does('POST', `/referrals/${referralId}/messages`, { body: 'Hello, shall we talk?' }),
    );
    referralIds.push(referralId);
  }
  await stage.advance(30 * minuteMs);
  return referralIds;
}

async function done(answer: Promise<{ status: number; body?: unknown }>): Promise<unknown> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`It was refused: ${JSON.stringify(body)}`);
  return body;
}
