// What a client's consent to texts covers (CO-20): what a person writes to them, and what none does only where it says so.
import * as z from 'zod';

export const coverageSchema = z.enum(['conversation', 'automated']).meta({
  id: 'Coverage',
  description:
    '`conversation`: what an agent writes. `automated`: also what nobody wrote to this client, such as campaigns and greetings.',
});
export type Coverage = z.infer<typeof coverageSchema>;

/** Of consent that says nothing of it. */
export const conversationAlone: readonly Coverage[] = ['conversation'];

/** All that is covered by any of `consents`; a conversation always is. */
export function covering(...consents: readonly (readonly Coverage[] | undefined)[]): Coverage[] {
  const all = new Set(consents.flatMap((covers = []) => covers));
  return all.has('automated') ? ['conversation', 'automated'] : ['conversation'];
}

export function coversAutomated({
  covers = conversationAlone,
}: {
  covers?: readonly Coverage[] | undefined;
}): boolean {
  return covers.includes('automated');
}
