// TX-18: what an agent is told of a text before it is sent.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { reasonSchema } from './explain.ts';

const whatGoes = {
  introduction: z
    .object({
      agentName: z.string().meta({ examples: ['Nia Brooks'] }),
      brand: z.string().meta({ examples: ['Dibs'] }),
    })
    .optional()
    .meta({
      description:
        'Whom the text has to name: a name that is missing is put in front. Absent once a text has named them, or one that has not left yet is to: if that one does not reach the client first, this one names them.',
    }),
  optOutInstructions: reasonSchema
    .extend({
      appended: z.boolean(),
      text: z.string().meta({ description: 'Their wording, which comes after a space.' }),
    })
    .meta({
      id: 'NextInstructions',
      description: 'Whether opt-out instructions will be appended, and why.',
    }),
  linkShorteners: z
    .array(z.string())
    .optional()
    .meta({
      description: 'A text with a link of one of these is refused (`link-shortener`).',
      examples: [['bit.ly']],
    }),
};

const hold = reasonSchema
  .extend({
    until: instant,
    timeZone: z.string().meta({ description: 'Where the client may be, and what it waits for (IANA name).' }),
  })
  .meta({ id: 'NextHold' });

export const nextTextSchema = z
  .discriminatedUnion('goes', [
    z.object({ goes: z.literal('at-once'), ...whatGoes }).meta({ id: 'NextTextAtOnce' }),
    z.object({ goes: z.literal('held'), ...whatGoes, hold }).meta({ id: 'NextTextHeld' }),
    z.object({ goes: z.literal('not'), refusal: reasonSchema }).meta({ id: 'NextTextRefused' }),
  ])
  .meta({
    id: 'NextText',
    examples: [
      {
        goes: 'held',
        introduction: { agentName: 'Nia Brooks', brand: 'Dibs' },
        optOutInstructions: {
          appended: true,
          text: '[Reply END to opt out]',
          code: 'first-text',
          words: 'It is the first text from this agent to this client.',
        },
        hold: {
          code: 'quiet-hours',
          words:
            'It is quiet hours where the client may be, going by their state or their number’s area code.',
          until: '2026-03-02T16:00:00.000Z',
          timeZone: 'America/Los_Angeles',
        },
      },
    ],
  });
export type NextText = z.infer<typeof nextTextSchema>;

/** TX-9: with what the text is refused for, so that its author hears of it while they type. */
export function withShorteners(next: NextText, linkShorteners: string[]): NextText {
  return next.goes === 'not' ? next : { ...next, linkShorteners };
}
