// CP-4: whether a text of a client's plan has still to leave: its last one may be held until morning, or for the cap.
import { isWaiting, type Message } from '../../texting/message.ts';
import type { ClientPlan } from './client-plan.ts';

export type TextToGoDeps = {
  clientPlans: { readTexts(plan: ClientPlan): Promise<ReadonlyMap<string, Message>> };
};

export async function hasTextToGo(plan: ClientPlan, deps: TextToGoDeps): Promise<boolean> {
  const texts = await deps.clientPlans.readTexts(plan);
  return [...texts.values()].some(isWaiting);
}
