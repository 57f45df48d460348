// CT-4: what a client's timeline tells of plans: each time they were put on one, and how it ended, by what the client's plan keeps.
import { type ClientPlan, type PlanRun, runsOf } from '../campaigns/client-plans/client-plan.ts';
import type { TimelineEvent } from './timeline-event.ts';

type NameOf = (teamId: string, agentId: string) => string;

export function planEvents(plan: ClientPlan, nameOf: NameOf): TimelineEvent[] {
  const who = (agentId: string | undefined) =>
    agentId === undefined ? {} : { agentId, name: nameOf(plan.teamId, agentId) };
  return runsOf(plan).flatMap((run) => eventsOf(run, who));
}

function eventsOf(
  { planId, name, since, startedBy, begunBy, handedOverAt, end }: PlanRun,
  who: (agentId: string | undefined) => { agentId?: string; name?: string },
): TimelineEvent[] {
  const plan = { planId, name };
  return [
    { at: since, kind: 'plan-started', plan, startedBy, ...who(begunBy) },
    ...(handedOverAt === undefined
      ? []
      : [{ at: handedOverAt, kind: 'plan-stopped' as const, plan, reason: 'handed-over' as const }]),
    ...endOf(end, plan, who),
  ];
}

function endOf(
  end: PlanRun['end'],
  plan: { planId: string; name: string },
  who: (agentId: string | undefined) => { agentId?: string; name?: string },
): TimelineEvent[] {
  if (end === undefined) return [];
  const { at } = end;
  if (end.state === 'done') return [{ at, kind: 'plan-done', plan }];
  return [{ at, kind: 'plan-stopped', plan, reason: end.reason, ...who(end.by) }];
}
