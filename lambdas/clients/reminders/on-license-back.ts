// After an agent's license came back: what was due meanwhile is told (CT-3, PE-5).
import { agentSchema, standingOf } from '../../people/team.ts';
import { type RemindDeps, remind } from './remind.ts';
import { mostOfAgent, type Reminder } from './reminder.ts';

export type OnLicenseBackDeps = RemindDeps & {
  reminderLists: {
    list(
      agentId: string,
      limit: number,
      after: string | undefined,
      until: Date,
    ): Promise<{ reminders: Reminder[] }>;
  };
  now(): Date;
};

export async function onLicenseBack(before: unknown, after: unknown, deps: OnLicenseBackDeps): Promise<void> {
  if (before === undefined) return;
  const agent = agentSchema.parse(after);
  if (standingOf(agent) !== 'active' || standingOf(agentSchema.parse(before)) !== 'unlicensed') return;
  const now = deps.now();
  const { reminders } = await deps.reminderLists.list(agent.agentId, mostOfAgent, undefined, now);
  for (const reminder of reminders) await remind(reminder, now, deps);
}
