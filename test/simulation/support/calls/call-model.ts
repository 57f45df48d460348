// One agent's calls about one referral, whole: the rules, the stores on a table in memory, the stream's reactions, the workflow.

import { callSchema } from '../../../../lambdas/calling/call.ts';
import { attemptIdOf, callStore } from '../../../../lambdas/calling/call-store.ts';
import { dial } from '../../../../lambdas/calling/dialing/dial.ts';
import { issuePin, pinOf } from '../../../../lambdas/calling/pin/issue-pin.ts';
import { pinIn, signed } from '../../../../lambdas/calling/pin/pin.ts';
import { enterPin } from '../../../../lambdas/calling/pin/pin-line.ts';
import { pinStore } from '../../../../lambdas/calling/pin/pin-store.ts';
import { triesStore } from '../../../../lambdas/calling/pin/tries-store.ts';
import { settle } from '../../../../lambdas/calling/settle.ts';
import { voiceEventIn } from '../../../../lambdas/carriers/end-user-messaging/voice-event.ts';
import type { VoiceAnswer } from '../../../../lambdas/carriers/voice.ts';
import { obstacleTo } from '../../../../lambdas/claiming/claim.ts';
import { raceStore } from '../../../../lambdas/claiming/race-store.ts';
import { referralStore } from '../../../../lambdas/claiming/referral-store.ts';
import { outboxStore } from '../../../../lambdas/delivery/outbox/outbox-store.ts';
import { derivedId } from '../../../../lambdas/platform/ids.ts';
import { dispatch } from '../../../../lambdas/stream/dispatch.ts';
import { aSigner } from '../../../calling/support/calls.ts';
import { aVoiceEvent, type VoiceEventType } from '../../../calling/support/voice-events.ts';
import { anAttempt, anOpenRace, NOW, someDetails } from '../../../claiming/support/referrals.ts';
import { anAgent, aTeam } from '../../../people/support/teams.ts';
import { baseDependencies } from '../../../stream/support/base-dependencies.ts';
import { memoryTable } from '../memory-table.ts';
import { type CallStep, judgeCallStep } from './call-judge.ts';
import { callWorkflow } from './call-workflow.ts';

const agentId = 'ada';
const sign = aSigner();
const team = {
  team: aTeam(),
  agentOf: (id: string) => anAgent(id),
  hasLeft: () => false,
  nameOf: (id: string) => id,
};

/** `crash`: the process dies after the carrier took the call. */
export type LineMood = VoiceAnswer | 'crash';
export type World = Awaited<ReturnType<typeof callWorld>>;

/** `moods`: how the line answers each call that it is given, one after the other; then it places them. */
export async function callWorld(moods: readonly LineMood[] = []) {
  const { table, changes } = memoryTable();
  const [calls, races, pins, outbox] = [
    callStore(table),
    raceStore(table),
    pinStore(table),
    outboxStore(table),
  ];
  const referrals = referralStore(table);
  const race = anOpenRace({ textingPreferred: false });
  const details = someDetails(race);
  const id = { referralId: race.referralId, agentId };
  await referrals.create(race, details);
  changes.length = 0;

  let nowMs = NOW.getTime();
  const now = () => new Date(nowMs);
  const told = {
    placed: [] as string[],
    notifications: [] as string[],
    queued: [] as string[],
    steps: [] as CallStep[],
  };
  let drawn = 0;
  const nextId = (prefix: string) => {
    drawn += 1;
    return `${prefix}_${drawn}`;
  };

  const readAnyone = async () => anAgent(agentId);
  const carrier = {
    repeatsHarmlessly: false,
    claimsBy: 'answering' as const,
    async place({ reference }: { reference: Readonly<Record<string, string>> }): Promise<VoiceAnswer> {
      const mood = moods[told.placed.length] ?? { kind: 'placed' };
      told.placed.push(`${reference.attempt} ${mood === 'crash' ? mood : mood.kind}`);
      if (mood === 'crash') throw new Error('the process dies here');
      return mood;
    },
  };
  const workflow = callWorkflow(async ({ functionName, attempt, taskToken }) => {
    switch (functionName.slice(2, -1)) {
      case 'DialArn': {
        if (attempt === undefined) throw new Error('It dials no attempt');
        const dialer = {
          calls,
          carrier,
          attemptIdOf,
          readReferral: referrals.read,
          newId: () => nextId('act'),
        };
        const readBrand = async () => 'Dibs';
        const putOff = async (token: string) => workflow.putOff(token);
        return dial({ ...id, attempt, taskToken }, now(), {
          ...dialer,
          readAgent: readAnyone,
          readBrand,
          putOff,
        });
      }
      case 'AwaitCallAgainArn':
        await calls.miss(id, 1, 'no-answer');
        return calls.wait(id, { taskToken, for: 'call-again', attempt: 1 });
      default: {
        const issuer = { calls, pins, sign, newPinId: () => nextId('pin'), pinLineNumber: '+12065550109' };
        await issuePin(id, now(), issuer);
        return calls.wait(id, { taskToken, for: 'end', attempt: 2 });
      }
    }
  });

  const deps = baseDependencies(
    table,
    {
      readTeam: async () => team,
      readDetails: async () => details,
      startCallMe: async () => workflow.start(),
      completeCallMe: async (callback) => workflow.wake(callback),
      queue: async (_channel, outboxId) => void told.queued.push(outboxId),
      now,
    },
    ({ purpose }, isNew) => {
      if (isNew && purpose.kind === 'notification') {
        told.notifications.push(`${purpose.notification} ${purpose.agentId}`);
      }
    },
  );

  return {
    id,
    race,
    told,
    workflow,
    calls,
    races,
    outbox,
    now,
    pass: (ms: number) => {
      nowMs += ms;
    },
    passTo: (time: string) => {
      nowMs = Math.max(nowMs, Date.parse(time));
    },
    hasNews: () => changes.length > 0,
    isBehind: () => changes.length > 0 || workflow.isToRun(),
    /** The oldest change that was not dispatched is dispatched; twice when the stream hands it out again. */
    async followNext(times = 1): Promise<void> {
      const change = changes.shift();
      if (change === undefined) return;
      if (change.after?.type === 'call') {
        const step = {
          before: change.before && callSchema.parse(change.before),
          after: callSchema.parse(change.after),
        };
        judgeCallStep(step);
        told.steps.push(step);
      }
      for (let time = 0; time < times; time += 1) await dispatch(change, deps);
    },
    /** Everything that is to run and to be dispatched does and is, until nothing is left. */
    async catchUp(): Promise<void> {
      while (this.isBehind()) {
        if (changes.length > 0) await this.followNext();
        else await workflow.runTask();
      }
    },

    /** The agent asks to be called, or to be called again: what the route does. */
    async ask(): Promise<void> {
      const { teamId, offerUntil } = race;
      const obstacle = obstacleTo(
        { agentId, teamId, actId: '', at: now() },
        await races.read(race.referralId),
      );
      if (obstacle === undefined)
        await calls.request({ ...id, teamId, offerUntil, phone: '+12065550150' }, now());
    },
    async hear(type: VoiceEventType, attempt: 1 | 2): Promise<void> {
      const event = voiceEventIn(aVoiceEvent(type, id, attempt, { eventTimestamp: nowMs }));
      if (event !== undefined) await settle(event, now(), { calls, races, readAnyone, attemptIdOf });
    },
    /** The agent dials the PIN line and enters what the portal shows, if it shows a PIN. */
    async enterShownPin(): Promise<void> {
      const call = await calls.read(id);
      if (call?.state !== 'pin') return;
      const digits = (await pinOf(call, sign)) ?? '';
      if (digits !== pinIn(await sign(signed.pin(call.pinId)))) throw new Error('Another PIN is shown');
      const newPinId = () => nextId('pin');
      const parts = { sign, pins, calls, races, newPinId, tries: triesStore(table) };
      const actIdOf = (pinId: string, contactId: string) => derivedId('act', pinId, contactId);
      const entry = { digits, caller: '+12065550150', contactId: nextId('contact') };
      await enterPin(entry, now(), { ...parts, readAgent: readAnyone, readAnyone, actIdOf });
    },
    rival: {
      claims: () => races.claim(anAttempt(race, { agentId: 'ben', actId: 'ben-1', at: now() })),
      leadDeclines: () => races.returnToSource(race.referralId, 'declined-by-lead', now()),
      agentDeclines: () => races.decline(race.referralId, agentId),
      expires: () => {
        nowMs = Math.max(nowMs, Date.parse(race.offerUntil));
        return races.returnToSource(race.referralId, 'expired', now());
      },
    },
  };
}
