// What an operator looks at: queues, sends that nobody told of, workflows, numbers, curves of receipts, open alarms, and what was ordered.
import { type Program, programSchema } from '../../consent/program.ts';
import type { Curve } from '../../delivery/counts/receipt-counts.ts';
import type { OutboxMessage } from '../../delivery/outbox/outbox-message.ts';
import type { Schedule } from '../../delivery/pace/schedule.ts';
import type { BrandId } from '../../people/brand.ts';
import type { Alarm } from './alarms.ts';
import { isRedrivable, type LookedAt } from './dead-letters.ts';
import { loadOf } from './number-load.ts';
import { type Operation, shownOperation } from './operation.ts';
import { type Execution, failures, type Workflow, workflowNames } from './workflows.ts';

type Brand = { id: BrandId; numbers: Record<Program, string[]> };

export type ReadOperationsDeps = {
  lookAtQueues(): Promise<LookedAt[]>;
  oldestIn(queueNames: readonly string[], now: Date): Promise<ReadonlyMap<string, number>>;
  openAlarms(): Promise<Alarm[]>;
  failed(workflow: Workflow): Promise<{ failed: readonly Execution[]; isMore: boolean }>;
  running(
    workflow: Workflow,
    now: Date,
  ): Promise<{ running: number; isMore: boolean; stuck: { name: string; startedAt: Date }[] }>;
  newestUnconfirmed(most: number): Promise<{ messages: OutboxMessage[]; isMore: boolean }>;
  scheduleOf(number: string): Promise<Schedule>;
  rateOf(number: string): number;
  curves(hours: number, now: Date): Promise<Curve[]>;
  operations(): Promise<Operation[]>;
  brands: readonly [Brand, ...Brand[]];
};

const mostUnconfirmed = 50;

export async function readOperations(hours: number, now: Date, deps: ReadOperationsDeps) {
  const [queues, alarms, workflows, unconfirmed, numbers, receipts, operations] = await Promise.all([
    queuesOf(now, deps),
    deps.openAlarms(),
    Promise.all(workflowNames.map((workflow) => workflowOf(workflow, now, deps))),
    unconfirmedOf(deps),
    numbersOf(now, deps),
    receiptsOf(hours, now, deps),
    deps.operations(),
  ]);
  return {
    at: now.toISOString(),
    queues,
    alarms,
    workflows,
    unconfirmed,
    numbers,
    receipts,
    operations: operations.map(shownOperation),
  };
}

async function queuesOf(now: Date, deps: Pick<ReadOperationsDeps, 'lookAtQueues' | 'oldestIn'>) {
  const looked = await deps.lookAtQueues();
  const working = looked.filter(({ queue }) => isRedrivable(queue));
  const ages = await deps.oldestIn(
    working.map(({ queueName }) => queueName),
    now,
  );
  return looked
    .map(({ queue, queueName, filled, deadLetters, redrive }) => ({
      queue,
      ...filled,
      oldestSeconds: ages.get(queueName),
      deadLetters: deadLetters.count,
      isRedrivable: isRedrivable(queue),
      redrive,
    }))
    .toSorted((one, other) => one.queue.localeCompare(other.queue));
}

async function workflowOf(
  workflow: Workflow,
  now: Date,
  deps: Pick<ReadOperationsDeps, 'failed' | 'running'>,
) {
  const [ended, open] = await Promise.all([deps.failed(workflow), deps.running(workflow, now)]);
  return {
    workflow,
    running: open.running,
    stuck: open.stuck.map(({ name, startedAt }) => ({
      execution: name,
      startedAt: startedAt.toISOString(),
    })),
    failed: ended.failed.flatMap(({ name, status, startedAt, stoppedAt }) => {
      const failure = failures.find((each) => each === status);
      const times = { startedAt: startedAt?.toISOString(), endedAt: stoppedAt?.toISOString() };
      return failure === undefined ? [] : [{ execution: name, status: failure, ...times }];
    }),
    isMore: ended.isMore || open.isMore,
  };
}

async function unconfirmedOf({
  newestUnconfirmed,
  brands,
}: Pick<ReadOperationsDeps, 'newestUnconfirmed' | 'brands'>) {
  const { messages, isMore } = await newestUnconfirmed(mostUnconfirmed);
  const sends = messages.flatMap(({ content, state }) => {
    if (state.status !== 'unconfirmed') return [];
    const { outboxId, channel, purpose, brand = brands[0].id } = content;
    return [
      {
        outboxId,
        at: state.settledAt,
        channel,
        kind: purpose.kind,
        brand,
        ...(content.channel === 'text' && { program: content.program, from: content.from }),
        ...('referralId' in purpose && { referralId: purpose.referralId }),
        ...('agentId' in purpose && { agentId: purpose.agentId }),
        ...(purpose.kind === 'message' && { agentId: purpose.sender.agentId }),
      },
    ];
  });
  return { sends: sends.toSorted((one, other) => (one.at < other.at ? 1 : -1)), isMore };
}

const ownNumbers = (brands: readonly Brand[]) =>
  brands.flatMap(({ id, numbers }) =>
    programSchema.options.flatMap((program) =>
      numbers[program].map((number) => ({ number, program, brand: id })),
    ),
  );

async function numbersOf(
  now: Date,
  { brands, scheduleOf, rateOf }: Pick<ReadOperationsDeps, 'brands' | 'scheduleOf' | 'rateOf'>,
) {
  const all = ownNumbers(brands).map(async (own) => ({
    ...own,
    ...loadOf(await scheduleOf(own.number), rateOf(own.number), now),
  }));
  return Promise.all(all);
}

/** By number: a text that names none went from its program’s only one. */
async function receiptsOf(
  hours: number,
  now: Date,
  { brands, curves }: Pick<ReadOperationsDeps, 'brands' | 'curves'>,
) {
  const found = await curves(hours, now);
  const own = ownNumbers(brands);
  const numbered = found.flatMap(({ sender, delivered, failed }) => {
    const { data: program } = programSchema.safeParse(sender.program);
    const brand = sender.brand ?? brands[0].id;
    const only = own.find((each) => each.program === program && each.brand === brand)?.number;
    const number = sender.from ?? only;
    return program === undefined || number === undefined
      ? []
      : [{ number, program, brand, delivered, failed }];
  });
  const byNumber = Map.groupBy(numbered, ({ number, program, brand }) => `${number} ${program} ${brand}`);
  const numbers = [...byNumber.values()].flatMap((its) => {
    const [first] = its;
    if (first === undefined) return [];
    const delivered = added(its.map((each) => each.delivered));
    return [{ ...first, delivered, failed: added(its.map((each) => each.failed)) }];
  });
  const hourMs = 3_600_000;
  const from = new Date((Math.floor(now.getTime() / hourMs) - (hours - 1)) * hourMs);
  return {
    from: from.toISOString(),
    hours,
    numbers: numbers.toSorted((one, other) => one.number.localeCompare(other.number)),
  };
}

function added([first = [], ...others]: readonly (readonly number[])[]): number[] {
  return first.map((texts, hour) => others.reduce((sum, each) => sum + (each[hour] ?? 0), texts));
}
