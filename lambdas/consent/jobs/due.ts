// What the daily jobs look at: items that stay in the sparse index until they are processed.
import type { Alerts } from '../alerts.ts';
import type { Consent } from '../consent.ts';
import { reconfirmBy } from '../months.ts';
import type { AgentProgram } from '../program.ts';

/** `reconfirm`: a program's months are over (CO-11). `notice`: 30 days are over (CO-10). `ask`: imported, not asked yet. */
export const jobs = ['reconfirm', 'notice', 'ask'] as const;
export type Job = (typeof jobs)[number];

/** When which job has to look at a phone: for the agent who is due first. Clients are asked by nobody. */
export function dueIn(program: AgentProgram, alerts: Alerts): { job: Job; at: string } | undefined {
  return Object.values(alerts.agents)
    .flatMap((consent) => dueOf(program, alerts, consent) ?? [])
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))[0];
}

/** When which job has to look at an agent's consent; undefined when none has. */
export function dueOf(
  program: AgentProgram,
  { stoppedAt }: Alerts,
  consent: Consent,
): { job: Job; at: string } | undefined {
  if (consent.status === 'off' && consent.reason === 'imported') {
    return stoppedAt === undefined ? { job: 'ask', at: consent.since } : undefined;
  }
  if (consent.status !== 'on' || consent.openRequest !== undefined || consent.confirmedAt === undefined) {
    return undefined;
  }
  const at = reconfirmBy(program, consent.confirmedAt);
  return at === undefined ? undefined : { job: 'reconfirm', at };
}
