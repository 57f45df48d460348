// What an agent does once before the first client comes: each item is done as soon as it is true, wherever it was done.
import type { AgentProfile } from '../../people/team.ts';
import { devicesOf } from '../../people/team.ts';

export const checklistItems = ['phone', 'numbers', 'text-alerts', 'push', 'test-text', 'test-call'] as const;
export type ChecklistItem = (typeof checklistItems)[number];
export type Checklist = {
  state: 'open' | 'done' | 'dismissed';
  items: { item: ChecklistItem; isDone: boolean }[];
};

/** `areAlertsOn`: the agent's YES came from that phone, which proves that it is theirs, too. */
export function checklistOf(agent: AgentProfile, areAlertsOn: boolean): Checklist {
  const { phone, confirmedPhone, contactCardAt, testTextAt, testCallAt, checklistDismissedAt } = agent;
  const isDone: Record<ChecklistItem, boolean> = {
    phone: phone !== undefined && (areAlertsOn || confirmedPhone === phone),
    numbers: contactCardAt !== undefined,
    'text-alerts': areAlertsOn,
    push: devicesOf(agent).length > 0,
    'test-text': testTextAt !== undefined,
    'test-call': testCallAt !== undefined,
  };
  const items = checklistItems.map((item) => ({ item, isDone: isDone[item] }));
  if (items.every((each) => each.isDone)) return { state: 'done', items };
  return { state: checklistDismissedAt === undefined ? 'open' : 'dismissed', items };
}
