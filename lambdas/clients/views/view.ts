// CT-2: a view: filters of the list of clients under a name, kept for one agent.
import * as z from 'zod';
import { itemSchema, lazily } from '../../platform/lazily.ts';
import { foldedText } from '../../platform/table/search-text.ts';
import { oneLine } from '../../platform/text.ts';

const mostViews = 20;

const viewSchema = lazily(() =>
  z
    .object({
      name: oneLine(40).meta({ examples: ['Quiet buyers'] }),
      filters: z
        .string()
        .min(1)
        .max(500)
        .regex(/^[\w\-.~*+%=&]+$/, 'must be a query string as an address has it')
        .meta({
          description: 'As they stand in the address of the portal’s list. Dibs keeps them as they are.',
          examples: ['side=buyer&quiet=30'],
        }),
    })
    .meta({ id: 'View' }),
);

export const viewsSchema = lazily(() =>
  z
    .object({
      views: z
        .array(viewSchema())
        .max(mostViews)
        .refine((views) => new Set(views.map(({ name }) => foldedText(name))).size === views.length, {
          error: 'must have names that differ in more than case and accents',
          params: { fault: 'name-twice' },
        }),
    })
    .meta({
      id: 'Views',
      description: `In the agent’s own order, at most ${mostViews}.`,
      examples: [{ views: [{ name: 'Quiet buyers', filters: 'side=buyer&quiet=30' }] }],
    }),
);
export type Views = { views: { name: string; filters: string }[] };

export const viewsItem = itemSchema(() =>
  z.object({
    views: z.array(z.object({ name: z.string(), filters: z.string() })),
    version: z.int(),
  }),
);
