// The routes of the back office: what administrators and the source look up.
import * as z from 'zod';
import { referralIdSchema, referralParameters, statusSchema } from '../claiming/referral.ts';
import { mostWords } from '../claiming/search/words.ts';
import { referralSchema } from '../claiming/view/referral-schema.ts';
import { consentStatus } from '../consent/consent.ts';
import { programSchema } from '../consent/program.ts';
import { purposeSchema, stateSchema } from '../delivery/outbox/outbox-message.ts';
import { brandIdSchema } from '../people/brand.ts';
import { shownInvitation } from '../people/invitations/shown-invitation.ts';
import { agentLanguage } from '../people/language.ts';
import { agentIdSchema, standingSchema, teamIdSchema, teamParameters } from '../people/team.ts';
import { cursorTo, cursorToMoment, nextCursor } from '../platform/http/cursor.ts';
import { readAs } from '../platform/http/read-as.ts';
import { describeRoute } from '../platform/http/route.ts';
import { instant, instantWithOffset } from '../platform/instant.ts';
import { anyNumber, phoneNumber } from '../platform/phones/recorded-number.ts';
import { isPartOfNumber } from '../platform/table/search-text.ts';
import { isBlank } from '../platform/text.ts';
import { automatedKind } from '../texting/automated/automated.ts';
import { auditEventSchema } from './audit/audit.ts';

export * from './operations/api.ts';

import { timelineEventSchema } from './timeline-event.ts';

/** A blank one is as none, and so are signs alone. */
const sought = (description: string, example: string) =>
  z
    .string()
    .max(100)
    .transform((text) => (isBlank(text) ? undefined : text.trim()))
    .optional()
    .meta({ description, examples: [example] });

const dayMs = 86_400_000;

/** A time with an offset, or a day in UTC: for `to`, all of it. */
const moment = (description: string, atEndOf: 'day' | undefined) =>
  z
    .string()
    .transform(
      readAs(
        (text) => {
          const isDay = z.iso.date().safeParse(text).success;
          if (!isDay && !instantWithOffset.safeParse(text).success) return undefined;
          const at = new Date(Date.parse(text) + (isDay && atEndOf === 'day' ? dayMs : 0)).toISOString();
          // Years of more than four digits don't sort as text.
          return /^\d{4}-/.test(at) ? at : undefined;
        },
        {
          message: 'must be a day, for example 2026-03-02, or ISO 8601 with Z or an offset',
          fault: 'not-a-time',
        },
      ),
    )
    .optional()
    .meta({ description, examples: ['2026-03-02'] });

const teamFields = {
  teamId: teamIdSchema,
  name: z.string().meta({ examples: ['Demo Realty'] }),
  brand: brandIdSchema,
  leadAgentId: agentIdSchema,
};

export const listTeams = describeRoute({
  method: 'GET',
  path: '/teams',
  operationId: 'listTeams',
  section: 'Teams',
  summary: 'List all teams',
  description:
    'By name. A page may have fewer than 25 teams although there is a `cursor`. A word is found by at once, however many teams there are; words that more than 500 have are looked for in the order of the list, a bounded number of teams a page. A search finds a team by its agents as well, and names them. A team or agent that was just saved is found within a second or two.',
  roles: ['admin', 'source'],
  query: z.object({
    q: sought(
      'Beginnings of words of the team’s name or id, or of the name of one of its agents, in any order and case, without accents; behind a sign within a word another begins. All of them have to be there. Administrators also find an agent by their whole phone number, and by their email from its beginning to beyond the @.',
      'demo',
    ),
    by: z
      .enum(['team'])
      .optional()
      .meta({ description: '`team`: by the words of teams alone, whoever is in them.', examples: ['team'] }),
    cursor: cursorTo(/^[^#]{0,100}#[A-Za-z0-9_-]{1,64}$/).optional(),
  }),
  status: 200,
  outcome: 'One page of teams.',
  answer: z
    .object({
      teams: z.array(
        z
          .object({
            ...teamFields,
            agents: z.int().meta({ description: 'How many are in the team.', examples: [12] }),
            matchingAgents: z
              .array(
                z.object({ agentId: agentIdSchema, name: z.string().meta({ examples: ['Agent Four'] }) }),
              )
              .optional()
              .meta({
                description: 'Those by whom the search finds the team, by name; nobody who has left.',
              }),
          })
          .meta({ id: 'ListedTeam' }),
      ),
      cursor: nextCursor.optional(),
      tooManyAgents: z.literal(true).optional().meta({
        description:
          'More than 50 agents match, or more than 1,000 have each of the words: teams are found by their own words alone. Another word of the name finds the agent.',
      }),
    })
    .meta({ id: 'TeamPage' }),
  problems: [],
});

export const readTeam = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}',
  operationId: 'readTeam',
  section: 'Teams',
  summary: 'Read a team with its agents',
  description:
    'Also those who left. Administrators read email, phone and language as well, to save an agent anew. The `ETag` is that of the team’s own settings.',
  roles: ['admin', 'source'],
  parameters: teamParameters,
  status: 200,
  outcome: 'The team, and its agents by name.',
  isVersioned: true,
  answer: z
    .object({
      ...teamFields,
      agents: z.array(
        z
          .object({
            agentId: agentIdSchema,
            name: z.string().meta({ examples: ['Agent Four'] }),
            isLead: z.boolean(),
            licensed: z.boolean(),
            standing: standingSchema,
            invitation: shownInvitation.optional(),
            email: z
              .string()
              .optional()
              .meta({ examples: ['agent-04@agents.example'] }),
            phone: phoneNumber.optional(),
            language: agentLanguage.optional(),
            etag: z.string().meta({ description: 'For `If-Match` when they are saved.', examples: ['"3"'] }),
          })
          .meta({ id: 'TeamAgent' }),
      ),
    })
    .meta({ id: 'TeamWithAgents' }),
  problems: ['not-found'],
});

export const listBrands = describeRoute({
  method: 'GET',
  path: '/brands',
  operationId: 'listBrands',
  section: 'Teams',
  summary: 'List the brands of the stage',
  description: 'Those of the configuration, the one that a team has by default first.',
  roles: ['admin', 'source'],
  status: 200,
  outcome: 'The brands.',
  answer: z
    .object({
      brands: z.array(
        z
          .object({
            brand: brandIdSchema,
            name: z.string().meta({ examples: ['Harbor Homes'] }),
            supportContact: z.string().meta({ examples: ['help@harbor.example'] }),
          })
          .meta({ id: 'ListedBrand' }),
      ),
    })
    .meta({ id: 'BrandList' }),
  problems: [],
});

export const listReferrals = describeRoute({
  method: 'GET',
  path: '/referrals',
  operationId: 'listReferrals',
  section: 'Referrals',
  summary: 'List all referrals',
  description:
    'Newest first; those of one team by when it was last offered them. A machine client lists what it created, people of the source and administrators all. A page may have fewer than 25 referrals although there is a `cursor`: each looks at a bounded number of them. A word is found by at once, however many referrals there are; words that more than 1,000 have, and a state alone, are looked for from the newest on. A referral that was just created or corrected is found within a second or two.',
  roles: ['source', 'admin'],
  query: z
    .object({
      status: statusSchema.optional(),
      teamId: teamIdSchema.optional(),
      q: sought(
        `Beginnings of words of the client’s name or city, in any order and case, without accents (the first ${mostWords} words of both count); the two letters of a state, as in “Seattle, WA”; the whole phone number, or some of its digits beside a word or in one team’s list; or the referral’s id. All of them have to be there.`,
        'clara seattle, wa',
      ),
      from: moment('Created from then on.', undefined),
      to: moment('Created before then; a day counts as a whole.', 'day'),
      cursor: cursorToMoment(/^ref_[\w-]{1,60}(?:#\d{1,6})?$/).optional(),
    })
    .refine(({ q, teamId }) => q === undefined || teamId !== undefined || !isPartOfNumber(q), {
      path: ['q'],
      error: 'is a part of a phone number: send all ten digits, or a word or `teamId` with it',
      params: { fault: 'part-of-number' },
    })
    .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
      path: ['to'],
      error: 'must be after `from`',
      params: { fault: 'not-a-time' },
    }),
  status: 200,
  outcome: 'One page of referrals.',
  answer: z
    .object({
      referrals: z.array(
        referralSchema
          .extend({
            teamName: z
              .string()
              .optional()
              .meta({ examples: ['Demo Realty'] }),
          })
          .meta({ ...referralSchema.meta(), id: 'ListedReferral' }),
      ),
      cursor: nextCursor.optional(),
    })
    .meta({ id: 'ListedReferralPage' }),
  problems: [],
});

export const readTimeline = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/timeline',
  operationId: 'readTimeline',
  section: 'Referrals',
  summary: 'Read what happened to a referral',
  description:
    'Oldest first. For the source and administrators without the texts between agent and client, all on one page; for its owner and the team’s lead from when their team was offered it, with the texts, notes, stages, tags and plans. Nobody is named the client or their phone here.',
  roles: ['agent', 'source', 'admin'],
  parameters: referralParameters,
  query: z.object({ cursor: cursorToMoment(/^[\w~-]{1,100}$/).optional() }),
  status: 200,
  outcome: 'One page of events.',
  answer: z
    .object({ events: z.array(timelineEventSchema), cursor: nextCursor.optional() })
    .meta({ id: 'Timeline' }),
  problems: ['not-found'],
});

const auditQuery = z.object({ cursor: cursorToMoment(/^evt_[\w-]{1,60}$/).optional() });

const auditPage = z
  .object({ events: z.array(auditEventSchema()), cursor: nextCursor.optional() })
  .meta({ id: 'AuditPage' });

export const readAudit = describeRoute({
  method: 'GET',
  path: '/audit',
  operationId: 'readAudit',
  section: 'Audit',
  summary: 'Read who changed what',
  description:
    'Acts of administrators, of the source and of leads on settings, people, consent and others’ referrals, newest first, kept for 4 years. An act that changes nothing is none.',
  roles: ['admin'],
  query: auditQuery,
  status: 200,
  outcome: 'One page of acts.',
  answer: auditPage,
  problems: [],
});

export const readTeamAudit = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/audit',
  operationId: 'readTeamAudit',
  section: 'Audit',
  summary: 'Read who changed what in a team',
  description: 'For the team’s lead and administrators. Newest first.',
  roles: ['agent', 'admin'],
  parameters: teamParameters,
  query: auditQuery,
  status: 200,
  outcome: 'One page of acts.',
  answer: auditPage,
  problems: ['not-found'],
});

const reasonAsKept = z
  .string()
  .optional()
  .meta({ examples: ['stop'] });

export const readNumber = describeRoute({
  method: 'GET',
  path: '/numbers/{e164}',
  operationId: 'readNumber',
  section: 'Numbers',
  summary: 'Look up a phone',
  description:
    'Its consent by program and brand; its 50 newest conversations (all of them: `GET /referrals?q=`); the texts to it, newest first, without the words of people, but with those that Dibs put into them, as they were then; its 100 newest unmatched texts (all of them, with words: `/numbers/{e164}/unmatched-texts`). `cursor` continues the texts to it, perhaps with less than a page. They are kept for 400 days: those of its newest conversations, questions and answers about consent, and alerts about offers; answers to HELP and alerts about an agent’s own clients are not found by phone. A phone that nobody knows has empty lists.',
  roles: ['admin'],
  parameters: z.object({ e164: anyNumber }),
  query: z.object({ cursor: cursorToMoment(/^[\w-]{1,100}(?:#\d{1,6})?$/).optional() }),
  status: 200,
  outcome: 'What is known of the phone.',
  answer: z
    .object({
      phone: phoneNumber,
      consents: z.array(
        z
          .object({
            brand: brandIdSchema,
            program: programSchema,
            status: consentStatus,
            since: instant,
            reason: reasonAsKept,
            agents: z
              .array(
                z
                  .object({
                    teamId: teamIdSchema,
                    agentId: agentIdSchema,
                    status: consentStatus,
                    since: instant,
                  })
                  .meta({ id: 'AgentOnPhone' }),
              )
              .optional()
              .meta({ description: 'Of text alerts: each agent whose phone it is.' }),
          })
          .meta({ id: 'ConsentOnPhone' }),
      ),
      conversations: z.array(
        z
          .object({
            referralId: referralIdSchema,
            createdAt: instant,
            status: statusSchema,
            brand: brandIdSchema,
            teamId: teamIdSchema,
            agent: z
              .object({ agentId: agentIdSchema, name: z.string().meta({ examples: ['Agent Four'] }) })
              .optional()
              .meta({ id: 'ConversationOwner', description: 'Who has or had the client.' }),
            numbers: z.array(phoneNumber).meta({ description: 'Of ours, that the phone is texted from.' }),
            lastSentAt: instant.optional(),
            lastReplyAt: instant.optional(),
          })
          .meta({ id: 'ConversationOnPhone' }),
      ),
      sends: z.array(
        z
          .object({
            at: instant.meta({ description: 'When it was to be sent.' }),
            outboxId: z.string().meta({ examples: ['out_9dK2wLq0sXb7Tn4VhC1e'] }),
            words: z
              .string()
              .optional()
              .meta({
                description: 'All of it, of a question about consent and of the answer to a word.',
                examples: ['To complete SMS notification signup, please reply with YES.'],
              }),
            optOutInstructions: z
              .string()
              .optional()
              .meta({
                description: 'What was added to it on how to stop, word for word.',
                examples: ['Reply STOP to unsubscribe.'],
              }),
            carrierId: z
              .string()
              .optional()
              .meta({ description: 'The carrier’s own id.', examples: ['8f2c1b1e'] }),
            kind: z.enum(purposeSchema().options.map(({ shape }) => shape.kind.value)).meta({
              id: 'SendKind',
              description: '`message`: what an agent wrote, or what is `automated`.',
            }),
            program: programSchema,
            brand: brandIdSchema,
            delivery: z
              .enum(stateSchema.schema().options.map(({ shape }) => shape.status.value))
              .meta({ id: 'SendDelivery' }),
            reason: reasonAsKept,
            sentAt: instant.optional().meta({ description: 'When it went out.' }),
            from: phoneNumber.optional(),
            referralId: referralIdSchema.optional(),
            notification: z
              .string()
              .optional()
              .meta({ examples: ['referral-offered'] }),
            agentId: agentIdSchema
              .optional()
              .meta({ description: 'Who wrote it or in whose name it goes, or who was told.' }),
            automated: automatedKind
              .optional()
              .meta({ description: 'Of a text that nobody wrote to this client: what it is part of.' }),
          })
          .meta({ id: 'SendToPhone' }),
      ),
      unmatchedTexts: z.array(
        z.object({ at: instant, to: phoneNumber, program: programSchema }).meta({ id: 'UnmatchedOnPhone' }),
      ),
      cursor: nextCursor.optional(),
    })
    .meta({ id: 'NumberLookUp' }),
  problems: [],
});
