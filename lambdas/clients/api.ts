// The routes of clients: stage and tags, notes, the lists, reminders.
import * as z from 'zod';
import { stageSchema, tagsSchema } from '../claiming/client/stage.ts';
import { referralParameters } from '../claiming/referral.ts';
import { correctedFields, emptiedByCorrection, nothingElse } from '../claiming/source/correction-schema.ts';
import { referralState } from '../claiming/view/referral-schema.ts';
import { teamParameters } from '../people/team.ts';
import { cursorToMoment, nextCursor } from '../platform/http/cursor.ts';
import { ifMatchHeaders } from '../platform/http/etag.ts';
import { idempotencyHeaders } from '../platform/http/idempotency-key.ts';
import { describeRoute, describeRouteByCountry } from '../platform/http/route.ts';
import { clientPage, myClientsQuery, teamClientsQuery } from './list/client-schema.ts';
import { newNoteSchema, noteSchema } from './note.ts';

export * from './reminders/api.ts';
export * from './views/api.ts';

export const correctReferral = describeRouteByCountry({
  method: 'PATCH',
  path: '/referrals/{referralId}',
  operationId: 'correctReferral',
  section: 'Referrals',
  summary: 'Correct a referral while it is offered, or set a client’s stage and tags',
  description:
    'From the source, a correction while it is offered: what is left out stays as it is; null or a blank text removes `area.postalCode`, `priceRange`, `notes` and `client.email`. Another city or state removes a postal code that is not sent with it. Agents who were offered it and have not declined are told of a changed area, price range or notes by email and push; when nothing changes, nobody is. A corrected consent is recorded beside the earlier one, and none is taken away. With `If-Match`, the `etag` that `GET /referrals/{referralId}` answers the source, nothing that was corrected meanwhile is corrected unseen. The phone, side, kind and team stay: withdraw the referral and create it anew to change them. From the owner or the team’s lead, once it is claimed: `stage` and `tags`, which the source never reads; with the `etag` that they read as `If-Match`, nothing that the other set meanwhile is set unseen.',
  roles: ['source', 'agent'],
  parameters: referralParameters,
  headers: ifMatchHeaders,
  emptied: emptiedByCorrection(),
  bodyWith: (_, state) =>
    z
      .strictObject(
        { ...correctedFields(state), stage: stageSchema.optional(), tags: tagsSchema.optional() },
        { error: nothingElse },
      )
      .meta({
        id: 'ReferralCorrection',
        examples: [{ notes: 'Wants a garden, and no stairs.' }],
      }),
  status: 200,
  outcome: 'The referral reads as corrected, or the client is at that stage.',
  answer: referralState
    .extend({
      stage: stageSchema.optional(),
      tags: tagsSchema.optional(),
      etag: z
        .string()
        .optional()
        .meta({ examples: ['"3"'] }),
    })
    .meta({
      id: 'CorrectedReferral',
      description: '`stage`, `tags` and `etag`: for the owner and the lead.',
      examples: [{ referralId: 'ref_5Jx2QmV8aK3nR7tW1zYb', status: 'offered' }],
    }),
  problems: [
    'not-found',
    'already-claimed',
    'referral-returned',
    'consent-not-past',
    'not-claimed',
    'license-lapsed',
    'changed-meanwhile',
  ],
});

export const addNote = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/notes',
  operationId: 'addNote',
  section: 'Clients',
  summary: 'Note something about a client',
  description:
    'For the owner and the team’s lead, who read it; the source and the client never do. It stays with the client when they are handed over. A retry with the same Idempotency-Key adds no second one.',
  roles: ['agent'],
  parameters: referralParameters,
  headers: idempotencyHeaders,
  body: newNoteSchema(),
  status: 201,
  outcome: 'The note is there.',
  answer: noteSchema(),
  problems: ['not-found', 'not-claimed', 'license-lapsed', 'idempotency-key-reused'],
});

export const listNotes = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/notes',
  operationId: 'listNotes',
  section: 'Clients',
  summary: 'Read the notes about a client',
  description: 'Newest first. For the owner and the team’s lead.',
  roles: ['agent'],
  parameters: referralParameters,
  query: z.object({ cursor: cursorToMoment(/^not_[\w-]{1,60}$/).optional() }),
  status: 200,
  outcome: 'One page of notes.',
  answer: z.object({ notes: z.array(noteSchema()), cursor: nextCursor.optional() }).meta({ id: 'NotePage' }),
  problems: ['not-found'],
});

export const listMyClients = describeRoute({
  method: 'GET',
  path: '/me/clients',
  operationId: 'listMyClients',
  section: 'Clients',
  summary: 'List the agent’s clients',
  description:
    'Every referral that the agent has, newest contact first: searched, filtered, sorted. A change shows within a second or two. A filter that there isn’t is refused.',
  roles: ['agent'],
  query: myClientsQuery,
  status: 200,
  outcome: 'One page of clients.',
  answer: clientPage,
  problems: ['not-found'],
});

export const listTeamClients = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/clients',
  operationId: 'listTeamClients',
  section: 'Clients',
  summary: 'List the clients of a team',
  description: 'For the team’s lead: those of all its agents, or of one (`owner`).',
  roles: ['agent'],
  parameters: teamParameters,
  query: teamClientsQuery,
  status: 200,
  outcome: 'One page of clients.',
  answer: clientPage,
  problems: ['not-found'],
});
