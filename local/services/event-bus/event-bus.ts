// EventBridge on the laptop: the template's buses and rules, and its schedules on the virtual clock.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { type AwsAction, AwsError, type AwsInput, type AwsService } from '../../aws/service.ts';
import type { Functions } from '../../functions/functions.ts';
import { inMemory, type State } from '../../state/state.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Activity, Clock } from '../../time/clock.ts';
import type { Sqs } from '../sqs/sqs.ts';
import { type Rule, type RuleTarget, readRules } from './rules.ts';

/** Lambda tries an asynchronous event twice more: a minute after the failure, then two. */
const RETRY_AFTER_MS = [60_000, 120_000];

const keptEvent = z.object({
  id: z.string(),
  bus: z.string(),
  source: z.string(),
  type: z.string(),
  detail: z.unknown(),
  atMs: z.number(),
});
export type KeptEvent = z.infer<typeof keptEvent>;

/** An event that a function has not taken yet; `attempt` 0 is the first. */
const pendingInvocation = z.object({
  functionArn: z.string(),
  event: z.unknown(),
  attempt: z.number(),
  dueAtMs: z.number(),
});
type PendingInvocation = z.infer<typeof pendingInvocation>;

/** When a rule was made, and up to when it has run. */
const scheduleState = z.object({ startMs: z.number(), ranUntilMs: z.number() });

export type EventBus = {
  service: AwsService;
  /** What an AWS service tells on the account's default bus of one of its resources. */
  emit(event: { source: string; type: string; detail: unknown; resourceArns: string[] }): void;
  /** Everything that was put on the buses, oldest first. */
  events(): readonly KeptEvent[];
  /** What functions had not taken before a restart is handed to them, and a schedule that fell due meanwhile runs once. */
  resume(): void;
};

export type EventBusDeps = {
  template: DeployedTemplate;
  clock: Clock;
  activity: Activity;
  functions: Functions;
  sqs: Pick<Sqs, 'deliver'>;
  newId(): string;
  complain?: (problem: string) => void;
  state?: State | undefined;
};

const entry = z.object({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().default('default'),
  Resources: z.array(z.string()).default([]),
});
const putInput = z.object({ Entries: z.array(entry).min(1).max(10) });
const ruleInput = z.object({ Name: z.string() });

export function createEventBus(deps: EventBusDeps): EventBus {
  const { template, clock, activity, functions, sqs, newId } = deps;
  const complain = deps.complain ?? ((problem) => console.error(problem));
  const rules = readRules(template);
  const buses = new Map(template.ofType('AWS::Events::EventBus').map((bus) => [bus.ref, bus.arn]));
  const { state = inMemory } = deps;
  const keptEvents = state.rows('bus-events', keptEvent);
  const pending = state.rows('pending-invocations', pendingInvocation);
  const schedules = state.rows('schedules', scheduleState);
  /** The rules that an operator has switched off. */
  const disabled = state.rows('disabled-rules', z.literal(true));
  const off = new Set(disabled.entries().map(([arn]) => arn));
  const events: KeptEvent[] = keptEvents.entries().map(([, event]) => event);
  const pendingBefore = pending.entries();
  const missed: (() => void)[] = [];

  function busOf(nameOrArn: string): { name: string; arn: string } {
    const name = nameOrArn.split('/').at(-1) ?? nameOrArn;
    const arn = buses.get(name);
    if (arn === undefined)
      throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
    return { name, arn };
  }

  async function invoke(id: string, { functionArn, event, attempt }: PendingInvocation): Promise<void> {
    const invocation = await functions.invoke(functionArn, event);
    const retryAfterMs = RETRY_AFTER_MS[attempt];
    if (!invocation.ok && retryAfterMs !== undefined) {
      const again = { functionArn, event, attempt: attempt + 1, dueAtMs: clock.now() + retryAfterMs };
      pending.put(id, again);
      clock.at(again.dueAtMs, () => invoke(id, again));
      return;
    }
    pending.delete(id);
    if (!invocation.ok) complain(`${functionArn} failed for good: ${invocation.error.errorMessage}`);
  }

  function send(rule: Rule, target: RuleTarget, event: unknown): void {
    const payload: unknown = target.input === undefined ? event : JSON.parse(target.input);
    if (target.kind === 'function') {
      const id = newId();
      const first = { functionArn: target.arn, event: payload, attempt: 0, dueAtMs: clock.now() };
      pending.put(id, first);
      activity.track(invoke(id, first)).catch((fault) => complain(`${target.arn}: ${fault}`));
      return;
    }
    try {
      const from = { principal: 'events.amazonaws.com', sourceArn: rule.arn };
      sqs.deliver(target.arn, JSON.stringify(payload), from);
    } catch (refusal) {
      if (!(refusal instanceof AwsError)) throw refusal;
      complain(`An event is lost: ${refusal.message}`);
    }
  }

  function envelope(
    id: string,
    arn: string,
    event: Pick<KeptEvent, 'source' | 'type' | 'detail'>,
    resources: string[],
    atMs = clock.now(),
  ) {
    const [, , , region = '', account = ''] = arn.split(':');
    const time = new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z');
    const { source, type, detail } = event;
    return { version: '0', id, 'detail-type': type, source, account, time, region, resources, detail };
  }

  function put(given: z.infer<typeof entry>): AwsInput {
    const bus = busOf(given.EventBusName);
    const { Source: source, DetailType: type, Detail = '' } = given;
    if (!source || !type)
      return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Parameter Source or DetailType is empty.' };
    const detail = jsonObject(Detail);
    if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    return { EventId: publish(bus, { source, type, detail }, given.Resources) };
  }

  function publish(
    bus: { name: string; arn: string },
    told: Pick<KeptEvent, 'source' | 'type' | 'detail'>,
    resources: string[],
  ): string {
    const id = newId();
    const kept = { id, bus: bus.name, ...told, atMs: clock.now() };
    events.push(kept);
    keptEvents.put(id, kept);
    const event = envelope(id, bus.arn, told, resources);
    for (const rule of rules) {
      if (!off.has(rule.arn) && rule.bus === bus.name && rule.matches(event))
        for (const target of rule.targets) send(rule, target, event);
    }
    return id;
  }

  function scheduleNext(rule: Rule, startMs: number): void {
    const nextMs = rule.schedule?.(clock.now(), startMs);
    if (nextMs !== undefined) clock.at(nextMs, () => runScheduled(rule, startMs, nextMs));
  }

  function runScheduled(rule: Rule, startMs: number, dueMs: number): void {
    schedules.put(rule.arn, { startMs, ranUntilMs: clock.now() });
    scheduleNext(rule, startMs);
    if (off.has(rule.arn)) return;
    const scheduled = { source: 'aws.events', type: 'Scheduled Event', detail: {} };
    const event = envelope(newId(), rule.arn, scheduled, [rule.arn], dueMs);
    for (const target of rule.targets) send(rule, target, event);
  }

  const schedulesBefore = new Map(schedules.entries());
  for (const rule of rules.filter(({ schedule }) => schedule !== undefined)) {
    const now = clock.now();
    const before = schedulesBefore.get(rule.arn) ?? { startMs: now, ranUntilMs: now };
    const dueMs = rule.schedule?.(before.ranUntilMs, before.startMs);
    schedules.put(rule.arn, before);
    if (dueMs !== undefined && dueMs <= now) missed.push(() => runScheduled(rule, before.startMs, dueMs));
    else scheduleNext(rule, before.startMs);
  }

  function ruleIn(input: AwsInput): Rule {
    const { Name } = parseInput(ruleInput, input);
    const rule = rules.find(({ arn }) => arn.endsWith(`/${Name}`));
    if (rule === undefined)
      throw new AwsError('ResourceNotFoundException', `Rule ${Name} does not exist on EventBus default.`);
    return rule;
  }

  function onRule(action: string, act: (arn: string) => void): AwsAction {
    return {
      permissions: (input) => [{ action: `events:${action}`, resource: ruleIn(input).arn }],
      run: async (input) => {
        act(ruleIn(input).arn);
        return {};
      },
    };
  }

  return {
    service: {
      signingName: 'events',
      protocol: 'json-1.1',
      actions: {
        PutEvents: {
          permissions: (input) =>
            parseInput(putInput, input).Entries.map(({ EventBusName }) => ({
              action: 'events:PutEvents',
              resource: busOf(EventBusName).arn,
            })),
          run: async (input) => {
            const answers = parseInput(putInput, input).Entries.map(put);
            const failed = answers.filter((answer) => 'ErrorCode' in answer).length;
            return { FailedEntryCount: failed, Entries: answers };
          },
        },
        DisableRule: onRule('DisableRule', (arn) => {
          off.add(arn);
          disabled.put(arn, true);
        }),
        EnableRule: onRule('EnableRule', (arn) => {
          off.delete(arn);
          disabled.delete(arn);
        }),
      },
    },
    emit({ resourceArns, ...told }) {
      const [, , , region, account] = resourceArns[0]?.split(':') ?? [];
      const arn = `arn:aws:events:${region}:${account}:event-bus/default`;
      publish({ name: 'default', arn }, told, resourceArns);
    },
    events: () => events,
    resume() {
      for (const run of missed.splice(0)) run();
      for (const [id, each] of pendingBefore) clock.at(each.dueAtMs, () => invoke(id, each));
    },
  };
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
