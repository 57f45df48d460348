// Calls in the table: each step is one conditional write, so that no attempt is dialed twice and no third is made.
import { roundParts } from '../claiming/referral.ts';
import { derivedId } from '../platform/ids.ts';
import { keys, prefixes } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import {
  type Condition,
  type Item,
  isNew,
  isOneOf,
  setExpression,
} from '../platform/table/table-requests.ts';
import {
  type Attempt,
  type Call,
  type CallEnd,
  type CallId,
  type CallRequest,
  callSchema,
  type EndReason,
  mayRingAgain,
  openStates,
  ringSeconds,
} from './call.ts';
import { mostReplacements } from './pin/tries.ts';

/** The id of one attempt: the same wherever it is named, so that an answer told twice is one claim. */
export function attemptIdOf({ referralId, agentId, round }: CallId, attempt: Attempt): string {
  return derivedId('try', referralId, agentId, String(attempt), ...roundParts(round));
}

type Wait = NonNullable<Call['wait']>;

const isThere: Required<Condition> = { condition: 'attribute_exists(pk)', names: {}, values: {} };
const isOpen = isOneOf('state', openStates);

/** Still ringing for the first or second time. */
function isRinging(attempt: Attempt): Required<Condition> {
  return {
    condition: '#state = :ringing AND attempt = :ringingAttempt',
    names: { '#state': 'state' },
    values: { ':ringing': 'ringing', ':ringingAttempt': attempt },
  };
}

function ringsUntil(now: Date): string {
  return new Date(now.getTime() + ringSeconds * 1000).toISOString();
}

export function callStore(table: Table) {
  /** Sets `fields` where `only` holds; answers the call as it is then, undefined when it did not hold. */
  async function set(
    { referralId, agentId, round }: CallId,
    fields: Item,
    only: Required<Condition>,
    traced?: { attempt: Attempt; name: 'dialedBy' | 'endedAt' | 'inVain'; value: string },
  ): Promise<Call | undefined> {
    const { update, names, values } = setExpression(fields, only);
    // What an attempt left behind is never overwritten.
    const trace = traced && {
      update: `${update === 'SET ' ? '' : ', '}attempts.#attempt.${traced.name} = if_not_exists(attempts.#attempt.${traced.name}, :trace)`,
      names: { '#attempt': String(traced.attempt) },
      values: { ':trace': traced.value },
    };
    const outcome = await table.update(
      {
        key: keys.call(referralId, agentId, round),
        update: update + (trace?.update ?? ''),
        condition: only.condition,
        names: { ...names, ...trace?.names },
        values: { ...values, ...trace?.values },
      },
      'ALL_NEW',
    );
    return outcome.applied ? callSchema.parse(outcome.item) : undefined;
  }

  async function read({ referralId, agentId, round }: CallId): Promise<Call | undefined> {
    const item = await table.get(keys.call(referralId, agentId, round));
    return item && callSchema.parse(item);
  }

  /** CA-1: rings for the first time; calls that were asked for before stay as they are. */
  async function begin(request: CallRequest, now: Date): Promise<Call> {
    const item = {
      ...keys.call(request.referralId, request.agentId, request.round),
      type: 'call',
      ...request,
      state: 'ringing',
      ringsUntil: ringsUntil(now),
      requestedAt: now.toISOString(),
      attempt: 1,
      attempts: { '1': {}, '2': {} },
    };
    const put = await table.put(item, isNew);
    return callSchema.parse(put.applied ? item : put.current);
  }

  return {
    read,
    begin,

    /** All calls about a referral. */
    async list(referralId: string): Promise<Call[]> {
      const items = await table.queryAll({ pk: keys.race(referralId).pk, skPrefix: prefixes.call });
      return items.map((item) => callSchema.parse(item));
    },

    /** CA-2: begins, or rings for the second time when the first call was missed; else all stays as it is. */
    async request(request: CallRequest, now: Date): Promise<Call> {
      const call = await begin(request, now);
      if (!mayRingAgain(call, now)) return call;
      const { phone } = request;
      const ringing = { state: 'ringing', phone, ringsUntil: ringsUntil(now), attempt: 2 };
      const again = await set(request, ringing, {
        condition:
          '#attempt = :first AND (#state = :missed AND mayCallAgain = :true OR #state = :rang AND #ringsUntil <= :now)',
        names: { '#attempt': 'attempt', '#state': 'state', '#ringsUntil': 'ringsUntil' },
        values: {
          ':first': 1,
          ':missed': 'missed',
          ':true': true,
          ':rang': 'ringing',
          ':now': now.toISOString(),
        },
      });
      // Someone else was first to ask, or the first call was answered just now.
      return again ?? (await read(request)) ?? call;
    },

    /**
     * Leaves the workflow's token and notes that `dialedBy` places the call of this attempt. Undefined: nothing rings any
     * more. Otherwise whether the call is `dialedBy`'s to place: only the first ever to ask may.
     */
    async startDialing(
      id: CallId,
      dialing: { attempt: Attempt; taskToken: string; dialedBy: string; phone: string | undefined },
      now: Date,
    ): Promise<{ call: Call; isMine: boolean } | undefined> {
      const { attempt, taskToken, dialedBy, phone } = dialing;
      const wait: Wait = { taskToken, for: 'answer', attempt };
      const ringing = { wait, ringsUntil: ringsUntil(now), ...(phone !== undefined && { phone }) };
      const trace = { attempt, name: 'dialedBy', value: dialedBy } as const;
      const call = await set(id, ringing, isRinging(attempt), trace);
      if (call !== undefined) return { call, isMine: call.attempts[attempt].dialedBy === dialedBy };
      await set(id, { wait }, isThere);
      return undefined;
    },

    /** The carrier certainly did not place the call of `dialedBy`: the attempt may be dialed again. */
    async takeBackDialing(
      { referralId, agentId, round }: CallId,
      attempt: Attempt,
      dialedBy: string,
    ): Promise<void> {
      await table.update({
        key: keys.call(referralId, agentId, round),
        update: 'REMOVE attempts.#attempt.dialedBy',
        condition: 'attempts.#attempt.dialedBy = :by',
        names: { '#attempt': String(attempt) },
        values: { ':by': dialedBy },
      });
    },

    /** CA-2: nobody answered. What is told of the first call is never charged to the second. */
    async miss(id: CallId, attempt: Attempt, reason: string): Promise<void> {
      await set(id, { state: 'missed', reason, mayCallAgain: attempt === 1 }, isRinging(attempt));
    },

    /** CA-10: the carrier places no call to this phone: there is no use in trying again. */
    async giveUp(id: CallId, attempt: Attempt, reason: string): Promise<void> {
      await set(id, { state: 'missed', reason, mayCallAgain: false }, isRinging(attempt));
    },

    /** Leaves the token of the task that waits for "call me again", or for the end. */
    async wait(id: CallId, wait: Wait): Promise<void> {
      await set(id, { wait }, isThere);
    },

    /** CA-3: both calls are used. Answers false when the call ended meanwhile. */
    async showPin(id: CallId, pinId: string, now: Date): Promise<boolean> {
      const fields = { state: 'pin', pinId, pinIssuedAt: now.toISOString() };
      return (await set(id, fields, isOneOf('state', ['ringing', 'missed']))) !== undefined;
    },

    /** CA-12: another PIN in the place of `from`. False when that was replaced before, as often as may be, or the call ended. */
    async replacePin(id: CallId, { from, to }: { from: string; to: string }, now: Date): Promise<boolean> {
      const { update, names, values } = setExpression({
        pinId: to,
        pinIssuedAt: now.toISOString(),
        pinReplacedAt: now.toISOString(),
      });
      const outcome = await table.update({
        key: keys.call(id.referralId, id.agentId, id.round),
        update: `${update} ADD pinReplacements :one`,
        condition:
          '#state = :pin AND #pinId = :from AND (attribute_not_exists(pinReplacements) OR pinReplacements < :most)',
        names: { ...names, '#state': 'state' },
        values: { ...values, ':pin': 'pin', ':from': from, ':one': 1, ':most': mostReplacements },
      });
      return outcome.applied;
    },

    /** The race is over for this agent, or no way to claim by phone is left. */
    async end(id: CallId, state: CallEnd, reason?: EndReason): Promise<void> {
      await set(id, { state, ...(reason !== undefined && { reason }) }, isOpen);
    },

    /** CA-6: records why an answered call lost. An agent whose call won is told nothing, whoever owns the referral now. */
    async noteInVain(id: CallId, attempt: Attempt, why: string): Promise<void> {
      await set(id, {}, isOneOf('state', [...openStates, 'lost', 'ended']), {
        attempt,
        name: 'inVain',
        value: why,
      });
    },

    /** CA-7: the carrier says that the call of this attempt is over. */
    async noteEnd(id: CallId, attempt: Attempt, at: Date): Promise<void> {
      await set(id, {}, isThere, { attempt, name: 'endedAt', value: at.toISOString() });
    },
  };
}
