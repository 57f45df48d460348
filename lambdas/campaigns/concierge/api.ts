// The routes by which a lead says how the team greets its new clients (CP-8).
import * as z from 'zod';
import { teamParameters } from '../../people/team.ts';
import { ifMatchHeaders } from '../../platform/http/etag.ts';
import { describeRoute } from '../../platform/http/route.ts';
import { bodyRefusals } from '../templates/template.ts';
import { afterMinutes, always, conciergeSettings } from './concierge.ts';

const perSide = <T extends z.ZodType>(each: T) => z.object({ buyer: each, seller: each });

const goesOut = z
  .object({
    body: z.string().meta({ description: 'To a client of this example, with team and brand in front.' }),
    optOutInstructions: z.string().meta({ description: 'What is always put behind it.' }),
    segments: z.int().meta({ description: 'Of both together.', examples: [3] }),
    encoding: z.enum(['GSM-7', 'UCS-2']),
  })
  .meta({
    id: 'ShownGreeting',
    examples: [
      {
        body: 'Demo Team, Dibs Realty: Hi Clara, an agent will text you soon.',
        optOutInstructions: '[Reply end to opt out]',
        segments: 1,
        encoding: 'GSM-7',
      },
    ],
  });

const concierge = z
  .object({
    ...always,
    when: z.enum(['created', 'unclaimed']),
    afterMinutes: afterMinutes.optional(),
    defaults: perSide(z.string()).meta({
      id: 'DefaultGreetings',
      description: 'What a client of that side gets where the team has written no words of its own.',
    }),
    goesOut: perSide(goesOut).meta({ id: 'ShownGreetings', description: 'What goes out, whole.' }),
    team: z.string().meta({ description: 'In whose name it goes out.', examples: ['Demo Team'] }),
    brand: z.string().meta({ examples: ['Dibs Realty'] }),
  })
  .meta({
    id: 'Concierge',
    examples: [
      {
        enabled: true,
        when: 'unclaimed',
        afterMinutes: 10,
        greetings: { buyer: 'Hi {ClientFirstName|there}, an agent will text you soon.' },
        defaults: {
          buyer: 'Hi {ClientFirstName|there}, thanks for asking about buying a home.',
          seller: 'Hi {ClientFirstName|there}, thanks for asking about selling your home.',
        },
        goesOut: {
          buyer: {
            body: 'Demo Team, Dibs Realty: Hi Clara, an agent will text you soon.',
            optOutInstructions: '[Reply end to opt out]',
            segments: 1,
            encoding: 'GSM-7',
          },
          seller: {
            body: 'Demo Team, Dibs Realty: Hi Clara, thanks for asking about selling your home.',
            optOutInstructions: '[Reply end to opt out]',
            segments: 1,
            encoding: 'GSM-7',
          },
        },
        team: 'Demo Team',
        brand: 'Dibs Realty',
      },
    ],
  });

export const readConcierge = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/concierge',
  operationId: 'readConcierge',
  section: 'Greetings',
  summary: 'Read how a team greets new clients',
  description: 'For the team’s lead. A team that never saved it greets nobody.',
  roles: ['agent'],
  parameters: teamParameters,
  status: 200,
  outcome: 'The settings, and what a client gets by them.',
  isVersioned: true,
  answer: concierge,
  problems: ['not-found'],
});

export const saveConcierge = describeRoute({
  method: 'PUT',
  path: '/teams/{teamId}/concierge',
  operationId: 'saveConcierge',
  section: 'Greetings',
  summary: 'Change how a team greets new clients',
  description:
    'For the team’s lead. A greeting goes to clients whose consent covers automated texts, in the team’s name; it claims nothing. It keeps the rules of templates. A field about an agent needs words behind a bar: nobody has the client yet. With `If-Match`, nothing that somebody else saved meanwhile is lost.',
  roles: ['agent'],
  parameters: teamParameters,
  headers: ifMatchHeaders,
  body: conciergeSettings,
  status: 200,
  outcome: 'The settings as saved.',
  isVersioned: true,
  answer: concierge,
  problems: ['not-found', 'license-lapsed', 'changed-meanwhile', 'unknown-plan', ...bodyRefusals],
});
