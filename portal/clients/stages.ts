// The stages of a client, in the order in which most pass through them.
import type { components } from '../../client/src/schema.ts';

export type Stage = components['schemas']['ClientStage'];

export const stages = [
  'new',
  'contacted',
  'active',
  'under-contract',
  'closed',
  'archived',
] as const satisfies readonly Stage[];
