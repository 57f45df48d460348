// The routes of campaigns: the templates of a team.
import * as z from 'zod';
import { teamParameters } from '../../people/team.ts';
import { ifMatchHeaders } from '../../platform/http/etag.ts';
import { describeRoute } from '../../platform/http/route.ts';
import { instant } from '../../platform/instant.ts';
import { oneLine } from '../../platform/text.ts';
import { bodySchema } from '../../texting/wording/body-schema.ts';
import { fieldNames } from '../../texting/wording/fields.ts';
import { bodyRefusals, templateIdSchema } from './template.ts';

const longestName = 80;

const templateParameters = teamParameters.extend({ templateId: templateIdSchema });

const written = {
  name: oneLine(longestName).meta({ examples: ['First hello'] }),
  body: bodySchema.meta({
    description: `With fields in braces: ${fieldNames.map((field) => `\`{${field}}\``).join(', ')}. Words behind a bar stand in for a value that is missing: \`{ClientFirstName|there}\`.`,
    examples: ['Hi {ClientFirstName|there}, this is {AgentFirstName} with {Brand}. Still looking in {City}?'],
  }),
};

const newTemplate = z.object(written).meta({ id: 'NewTemplate' });

const fieldName = z.enum(fieldNames).meta({ id: 'TemplateField' });

const cut = z
  .object({ segments: z.int(), encoding: z.enum(['GSM-7', 'UCS-2']) })
  .meta({ id: 'Segments', examples: [{ segments: 1, encoding: 'GSM-7' }] });

const template = z
  .object({
    templateId: templateIdSchema,
    ...written,
    fields: z.array(fieldName),
    longestSegments: z.int().meta({
      description: 'Of the text with `longest.values`, without opt-out instructions.',
      examples: [1],
    }),
    longest: z
      .object({
        encoding: z.enum(['GSM-7', 'UCS-2']),
        values: z.record(z.string(), z.string()).meta({
          description: 'The longest plausible value of each field.',
        }),
        accented: cut,
        withInstructions: cut,
      })
      .meta({
        id: 'LongestText',
        description:
          '`accented`: of a client with an accent in their name, by which each character takes more room. `withInstructions`: with the brand’s opt-out instructions behind the text.',
      }),
    updatedAt: instant,
  })
  .meta({
    id: 'Template',
    examples: [
      {
        templateId: 'tpl_first_hello',
        name: 'First hello',
        body: 'Hi {ClientFirstName|there}, still looking in {City}?',
        fields: ['ClientFirstName', 'City'],
        longestSegments: 1,
        longest: {
          encoding: 'GSM-7',
          values: { ClientFirstName: 'Maximiliano', City: 'Rancho Santa Margarita' },
          accented: { segments: 1, encoding: 'UCS-2' },
          withInstructions: { segments: 2, encoding: 'GSM-7' },
        },
        updatedAt: '2026-03-02T15:04:05.000Z',
      },
    ],
  });
export const listTemplates = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/templates',
  operationId: 'listTemplates',
  section: 'Templates',
  summary: 'List a team’s templates',
  description: 'For the agents of the team. By name, at most 100.',
  roles: ['agent'],
  parameters: teamParameters,
  status: 200,
  outcome: 'All templates of the team.',
  answer: z
    .object({
      templates: z.array(template),
      brand: z.string().meta({
        description: 'What stands for `{Brand}` and `{CompanyName}`.',
        examples: ['Dibs Realty'],
      }),
      optOutInstructions: z.string().meta({
        description: 'What is put behind a text when it is due.',
        examples: ['[Reply end to opt out]'],
      }),
    })
    .meta({ id: 'Templates' }),
  problems: ['not-found'],
});

export const readTemplate = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/templates/{templateId}',
  operationId: 'readTemplate',
  section: 'Templates',
  summary: 'Read a template',
  description: 'For the agents of the team.',
  roles: ['agent'],
  parameters: templateParameters,
  status: 200,
  outcome: 'The template.',
  isVersioned: true,
  answer: template,
  problems: ['not-found'],
});

export const saveTemplate = describeRoute({
  method: 'PUT',
  path: '/teams/{teamId}/templates/{templateId}',
  operationId: 'saveTemplate',
  section: 'Templates',
  summary: 'Write a template',
  description:
    'For the team’s lead, who chooses its id. An unknown field, a brace without its partner, a link shortener and a spam phrase are refused; `errors` names each. With `If-Match`, nothing that somebody else saved meanwhile is lost.',
  roles: ['agent'],
  parameters: templateParameters,
  headers: ifMatchHeaders,
  body: newTemplate,
  status: 200,
  outcome: 'The template as saved.',
  isVersioned: true,
  answer: template,
  problems: ['not-found', 'license-lapsed', 'too-many-templates', 'changed-meanwhile', ...bodyRefusals],
});

export const removeTemplate = describeRoute({
  method: 'DELETE',
  path: '/teams/{teamId}/templates/{templateId}',
  operationId: 'removeTemplate',
  section: 'Templates',
  summary: 'Remove a template',
  description: 'For the team’s lead. Texts that were written by it stay as they are.',
  roles: ['agent'],
  parameters: templateParameters,
  headers: ifMatchHeaders,
  status: 200,
  outcome: 'The template is gone.',
  answer: templateParameters.meta({ id: 'RemovedTemplate' }),
  problems: ['not-found', 'license-lapsed', 'changed-meanwhile'],
});
