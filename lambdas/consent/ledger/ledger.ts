// The ledger of consent (CO-13): every change, with the exact words, appended and never changed.
import * as z from 'zod';
import { type ItemBrand, itemBrand } from '../../people/brand.ts';
import { agentIdSchema, teamIdSchema } from '../../people/team.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import { phoneNumber } from '../../platform/phones/recorded-number.ts';
import { coverageSchema } from '../coverage.ts';
import { languageSchema } from '../language.ts';
import { programSchema } from '../program.ts';

/** How a phone was left out by itself: silence after the first request, or after a later one. */
export const automaticReason = z.enum(['no-reply', 'reconfirmation-lapsed']).meta({ id: 'AutomaticReason' });

/** What a word of consent asks for. */
export const wordKind = z.enum(['stop', 'start']).meta({ id: 'WordKind' });

/** One change, by its act. `words`, `body`: exactly what was shown to the phone's owner, or came from them. */
export const ledgerEventSchema = itemSchema(() => {
  const common = {
    eventId: z.string(),
    phone: phoneNumber,
    program: programSchema,
    brand: itemBrand.meta({ description: 'Whose texts it is about; the stage’s first brand when left out.' }),
    at: instant,
  };
  const agent = { teamId: teamIdSchema, agentId: agentIdSchema };
  /** PE-7: the agent, when they did so as the lead of whose client it is. */
  const asLead = { leadId: agentIdSchema.optional() };
  return z
    .discriminatedUnion('act', [
      /** A client agreed on the source's form. */
      z
        .object({
          ...common,
          act: z.literal('consent-given-to-source'),
          source: z.string(),
          words: z.string(),
          referralId: z.string(),
          /** CO-20. Without it, a conversation alone. */
          covers: z.array(coverageSchema).optional(),
        })
        .meta({ id: 'ConsentGivenToSource' }),
      /** Consent from before Dibs, brought along; it has to be confirmed. */
      z
        .object({
          ...common,
          ...agent,
          act: z.literal('imported'),
          consentedAt: instant,
          source: z.string(),
          words: z.string(),
        })
        .meta({ id: 'ConsentImported' }),
      /** Asked for text alerts on the profile, or was asked again after an import. Its id is that of the consent request. */
      z
        .object({
          ...common,
          ...agent,
          act: z.literal('enrolled'),
          source: z.string(),
          words: z.string().optional().meta({
            description: 'Of the portal: what the agent was shown beside the button that they pressed.',
          }),
        })
        .meta({ id: 'AlertsRequested' }),
      z
        .object({ ...common, ...agent, act: z.literal('left'), source: z.string() })
        .meta({ id: 'AlertsLeft' }),
      /** CO-18: the phone is the agent's no longer. */
      z.object({ ...common, ...agent, act: z.literal('phone-changed') }).meta({ id: 'PhoneChanged' }),
      /** TX-14: a client's agent or their lead did. */
      z
        .object({
          ...common,
          ...agent,
          ...asLead,
          act: z.literal('marked-cannot-be-texted'),
          referralId: z.string(),
        })
        .meta({ id: 'MarkedCannotBeTexted' }),
      /** CO-16: a client's agent or their lead says that these words of the client ask for no more texts. */
      z
        .object({
          ...common,
          ...agent,
          act: z.literal('asked-to-stop'),
          answeredAt: instant,
          referralId: z.string(),
          messageId: z.string(),
          body: z.string(),
          /** Our number that was texted. */
          to: z.string().optional(),
        })
        .meta({ id: 'AskedToStopConfirmed' }),
      /**
       * CO-19: the phone's owner asked for no more texts in another way than by text to us: by phone, letter or email, or to an agent.
       * `at`: when they did. `clientId` of the administrator, a person's `email` or that it was a program, or `teamId` and `agentId` of whoever had it recorded.
       */
      z
        .object({
          ...common,
          act: z.literal('opted-out-otherwise'),
          how: z.string(),
          words: z.string().optional(),
          recordedAt: instant,
          clientId: z.string().optional(),
          email: z.string().optional(),
          isMachine: z.literal(true).optional(),
          teamId: teamIdSchema.optional(),
          agentId: agentIdSchema.optional(),
          ...asLead,
          referralId: z.string().optional(),
        })
        .meta({ id: 'OptedOutOtherwise' }),
      /** CO-11. Its id is that of the consent request. */
      z
        .object({ ...common, ...agent, act: z.literal('asked-to-reconfirm') })
        .meta({ id: 'AskedToReconfirm' }),
      /** The question went to the phone. */
      z
        .object({
          ...common,
          act: z.literal('consent-request-sent'),
          consentRequestId: z.string(),
          words: z.string(),
          from: z.string(),
          outboxId: z.string(),
          carrierId: z.string().optional(),
        })
        .meta({ id: 'ConsentRequestSent' }),
      z
        .object({
          ...common,
          act: z.literal('word-received'),
          kind: wordKind,
          word: z.string(),
          /** Not a word of the table, but a sentence that means one. */
          byPhrase: z.literal(true).optional(),
          body: z.string(),
          /** Our number that was texted. */
          to: z.string(),
          carrierId: z.string(),
          language: languageSchema,
          /** CO-5: it was texted to a number of another brand, whose STOP covers this one as well. */
          covered: z.literal(true).optional(),
        })
        .meta({ id: 'WordReceived' }),
      z
        .object({
          ...common,
          act: z.literal('opted-out-automatically'),
          reason: automaticReason,
          consentRequestId: z.string(),
        })
        .meta({ id: 'OptedOutAutomatically' }),
    ])
    .meta({
      id: 'LedgerEvent',
      examples: [
        {
          act: 'enrolled',
          eventId: 'evt_9dK2wLq0sXb7Tn4VhC1e',
          phone: '+12065550114',
          program: 'lead-alerts',
          at: '2026-01-12T18:19:02.000Z',
          teamId: 'tm_demo',
          agentId: 'agt_04',
          source: 'portal',
        },
      ],
    });
});
export type LedgerEvent = ItemOf<typeof ledgerEventSchema>;
/** An event by its act. */
export type EventOf<A extends LedgerEvent['act']> = Extract<LedgerEvent, { act: A }>;

/** The brands that `ledger` has anything of, and the stage's first. */
export function brandsIn(ledger: readonly LedgerEvent[]): ItemBrand[] {
  return [...new Set([undefined, ...ledger.map(({ brand }) => brand)])];
}
