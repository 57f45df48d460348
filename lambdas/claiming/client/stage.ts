// CT-1: what its owner notes of a claimed referral, who is a client of theirs: the stage that they are at, and tags.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { lazily } from '../../platform/lazily.ts';
import { foldedText } from '../../platform/table/search-text.ts';
import { oneLine } from '../../platform/text.ts';

export const stageSchema = z
  .enum(['new', 'contacted', 'active', 'under-contract', 'closed', 'archived'])
  .meta({
    id: 'ClientStage',
    description:
      'Where the owner is with the client. The first contact makes `contacted` of `new` by itself.',
  });
export type ClientStage = z.infer<typeof stageSchema>;

const mostTags = 20;
const longestTag = 40;

export const tagSchema = oneLine(longestTag).meta({ examples: ['First home'] });

export const tagsSchema = z
  .array(tagSchema)
  .max(mostTags)
  .overwrite(withoutRepetitions)
  .meta({
    id: 'ClientTags',
    description: `All that the client has by then, at most ${mostTags}; the same in other case or accents is one.`,
    examples: [['First home', 'Garden']],
  });

/** One tag in two spellings is one: the first stays. */
function withoutRepetitions(tags: readonly string[]): string[] {
  const byText = new Map<string, string>();
  for (const tag of tags) if (!byText.has(foldedText(tag))) byText.set(foldedText(tag), tag);
  return [...byText.values()];
}

/** As it was set, by hand, in one round: whoever claims the referral in another begins anew (CL-15). */
export const clientStateSchema = lazily(() =>
  z.object({
    round: z.int().optional(),
    /** How often it was changed. */
    revision: z.int(),
    stage: stageSchema.optional(),
    stageAt: instant.optional(),
    tags: z.array(z.string()).optional(),
  }),
);
export type ClientState = z.infer<ReturnType<typeof clientStateSchema>>;
