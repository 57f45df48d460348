// What no person wrote to this client: a step of a plan, a bulk text or a greeting. It stands in the conversation like any other text, and says
// what it is part of (CP-10).
import * as z from 'zod';
import { chosenId } from '../../people/team.ts';

/** The lead chooses it (CP-2). */
export const planIdSchema = chosenId.meta({ id: 'PlanId', examples: ['plan_long_term_buyers'] });
export const bulkIdSchema = z
  .string()
  .max(100)
  .meta({ id: 'BulkId', examples: ['blk_4Ns8QmT2vXz1Kp9BwYc3'] });

export const automatedSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('plan'),
      planId: planIdSchema,
      name: z.string().meta({ examples: ['Long-term buyers'] }),
      step: z.int().meta({ description: 'From 1 on.', examples: [3] }),
      /** The client's time on the plan: who comes back to it begins another. */
      run: z.string(),
    }),
    z.object({ kind: z.literal('bulk'), bulkId: bulkIdSchema }),
    z.object({ kind: z.literal('greeting') }),
  ])
  .meta({
    id: 'Automated',
    description: 'Of a text that nobody wrote to this client: what it is part of.',
  });
/** By itself, for what shows no more of it. */
export const automatedKind = z.enum(['plan', 'bulk', 'greeting']).meta({ id: 'AutomatedKind' });
export type Automated = z.infer<typeof automatedSchema>;
export type AutomatedOf<K extends Automated['kind']> = Extract<Automated, { kind: K }>;

/** CP-8: a greeting's sender is the team. No agent has this id: a chosen one has no such sign. */
export const teamAsSender = '@team';

/** Who a text is from: whom the client knows by it, and answers (TX-5, TX-6). */
export function senderIdOf({
  agentId,
  automated,
}: {
  agentId: string;
  automated?: Automated | undefined;
}): string {
  return automated?.kind === 'greeting' ? teamAsSender : agentId;
}
