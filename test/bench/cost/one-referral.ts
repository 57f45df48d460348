// One referral from creation to the last receipt in the local cloud: ten agents are told, one claims by text. Counts all calls.
import * as z from 'zod';
import { segmentsOf } from '../../../lambdas/texting/wording/segments.ts';
import type { Cloud } from '../../../local/cloud.ts';
import { aTeam, referralFor, type StoryAgent } from '../../stories/support/builders.ts';
import { minuteMs, type Stage } from '../../stories/support/stage.ts';
import { bootBenchStage } from '../bench-stage.ts';
import { countBulkText, countPlanStep } from './automated-texts.ts';
import { aSlowPhone } from './slow-phone.ts';
import { unbatchedStage } from './unbatched-stage.ts';

/** What one function did, each stream record and each message in an invocation of its own: at most this. */
export type FunctionCounts = {
  memoryGb: number;
  invocations: number;
  /** By `service:Action`. */
  calls: Readonly<Record<string, number>>;
  readUnits: number;
  writeUnits: number;
};
export type Counts = {
  /** By `<capability>/<name>`. */
  functions: Readonly<Record<string, FunctionCounts>>;
  transitions: number;
  /** What carriers published. */
  carrierEvents: number;
  apiRequests: number;
  textSegments: number;
};

const agents = 10;
/** Long enough for all receipts, shorter than the offer window. */
const receiptsMs = 30 * minuteMs;

/** The claim alone, all that a referral causes, the claim included, a reminder about its client, and texts that nobody writes. */
export type Counted = {
  claim: Counts;
  referral: Counts;
  reminder: Counts;
  planStep: Counts;
  /** To `bulkClients`. */
  bulkText: Counts;
};

export async function countOneReferral(stageDir: string): Promise<Counted> {
  const { templateDir, remove } = unbatchedStage(stageDir);
  const stage = await bootBenchStage({ templateDir });
  try {
    return await count(stage);
  } finally {
    await stage.close();
    remove();
  }
}

async function count(stage: Stage): Promise<Counted> {
  const team = await aTeam(stage, agents);
  await stage.advance(minuteMs);
  const phone = await aSlowPhone(stage);
  stage.cloud.meter.reset();

  const created = await stage.source('POST', '/referrals', referralFor(team.teamId, phone));
  const { referralId } = z.object({ referralId: z.string() }).parse(created.body);
  await stage.advance(minuteMs);
  const winner = team.agents[3] ?? team.lead;
  const claimed = await winner.does('POST', `/referrals/${referralId}/messages`, {
    body: 'Hello, shall we talk about the garden?',
  });
  if (claimed.status !== 201) throw new Error(`The claim was refused: ${JSON.stringify(claimed.body)}`);
  await stage.advance(receiptsMs);

  const texts = await stage.textsOf(phone);
  const textSegments = texts.reduce((sum, { body }) => sum + segmentsOf(body).segments, 0);
  const referral = { ...countsOf(stage), apiRequests: 2, textSegments };
  const sendMessage = referral.functions['texting/send-message'];
  if (sendMessage === undefined) throw new Error('texting/send-message did not run.');
  return {
    claim: {
      functions: { 'texting/send-message': sendMessage },
      transitions: 0,
      carrierEvents: 0,
      apiRequests: 1,
      textSegments: 0,
    },
    referral,
    reminder: await countReminder(stage, winner, referralId),
    planStep: await countPlanStep(stage, await aTeam(stage, 2), (more) => automatedCounts(stage, more)),
    bulkText: await countBulkText(stage, await aTeam(stage, 2), (more) => automatedCounts(stage, more)),
  };
}

/** CT-3: set, waited for, told by email, and marked as done. */
async function countReminder(stage: Stage, { does }: StoryAgent, referralId: string): Promise<Counts> {
  stage.cloud.meter.reset();
  const at = new Date(stage.cloud.clock.now() + minuteMs).toISOString();
  const path = `/referrals/${referralId}/reminders`;
  const { body } = await does('POST', path, { at, text: 'Ask how the viewing went.' });
  const { reminderId } = z.object({ reminderId: z.string() }).parse(body);
  await stage.advance(receiptsMs);
  const done = await does('PATCH', `${path}/${reminderId}`, { done: true });
  if (done.status !== 200) throw new Error(`The reminder was refused: ${JSON.stringify(done.body)}`);
  await stage.settle();
  return { ...countsOf(stage), apiRequests: 2, textSegments: 0 };
}

/** Texts are priced apart: how many parts one has is its author's to say. */
function automatedCounts(stage: Stage, { apiRequests }: Pick<Counts, 'apiRequests'>): Counts {
  return { ...countsOf(stage), apiRequests, textSegments: 0 };
}

function countsOf({ cloud }: Stage): Omit<Counts, 'apiRequests' | 'textSegments'> {
  const { 'states:transitions': transitions = 0, 'sns:publishes': carrierEvents = 0 } =
    cloud.meter.read().counts;
  return { functions: functionsIn(cloud), transitions, carrierEvents };
}

function functionsIn({ meter, template }: Cloud): Record<string, FunctionCounts> {
  const { invocations, calls, capacity } = meter.read();
  const counted = template.ofType('AWS::Lambda::Function').flatMap(({ ref, properties }) => {
    const used = capacity[ref] ?? { readUnits: 0, writeUnits: 0 };
    const invoked = invocations[ref];
    // CDK's own, which copies the portal at a deploy, is never invoked here and has no name of ours.
    if (invoked === undefined) return [];
    const name = z.string().parse(properties.Description);
    const memoryGb = z.number().parse(properties.MemorySize) / 1024;
    return [[name, { memoryGb, invocations: invoked, calls: calls[ref] ?? {}, ...used }] as const];
  });
  return Object.fromEntries(counted.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** All calls of an action, of all functions. */
export function callsOf({ functions }: Counts, action: string): number {
  return Object.values(functions).reduce((sum, { calls }) => sum + (calls[action] ?? 0), 0);
}
