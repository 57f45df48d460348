// The routes of people: teams, agents, their profiles and devices.
import * as z from 'zod';
import { emailAddress } from '../platform/email-address.ts';
import { ifMatchHeaders, ifNoneMatchHeader } from '../platform/http/etag.ts';
import { describeRoute, describeRouteByCountry } from '../platform/http/route.ts';
import { instant } from '../platform/instant.ts';
import { phoneNumber } from '../platform/phones/recorded-number.ts';
import { oneLine } from '../platform/text.ts';
import { brandIdSchema } from './brand.ts';
import { subscriptionSchema } from './devices/web-subscription.ts';
import { shownInvitation } from './invitations/shown-invitation.ts';
import { agentLanguage } from './language.ts';
import {
  agentIdSchema,
  chosenId,
  requirement,
  standingSchema,
  teamIdSchema,
  teamParameters,
} from './team.ts';

const namedLike = (example: string) => oneLine(100).meta({ examples: [example] });
const email = emailAddress.meta({ examples: ['agent-04@agents.example'] });
const emailAnswer = z.string().meta({ examples: ['agent-04@agents.example'] });
const licensed = z.boolean();

/** The device chooses it. */
const deviceId = chosenId.meta({ id: 'DeviceId', examples: ['phone-1'] });
const deviceParameters = z.object({ deviceId });
const appPlatform = z.enum(['ios', 'android']);
const devicePlatform = z.enum([...appPlatform.options, 'web']).meta({
  id: 'DevicePlatform',
  description: '`web`: a browser, or the portal installed from one.',
});

const teamName = namedLike('Demo Realty');
const brand = oneLine(100)
  .optional()
  .meta({
    examples: ['harbor'],
    description:
      'Whose name its agents and clients read and hear: a brand of the configuration, the first when left out.',
  });
const leadAgentId = agentIdSchema.meta({ examples: ['agt_01'] });
const agentName = namedLike('Agent Four');

const agentFields = {
  agentId: agentIdSchema,
  teamId: teamIdSchema,
  name: z.string().meta({ examples: ['Agent Four'] }),
  email: emailAnswer.optional(),
  phone: phoneNumber.optional(),
  licensed,
  language: agentLanguage.optional(),
};

const checklistState = z.enum(['open', 'done', 'dismissed']).meta({
  id: 'ChecklistState',
  description: 'Of who was invited: open until all of it is done. `GET /me/checklist` has the items.',
});

const profileSchema = z
  .object({
    ...agentFields,
    isLead: z.boolean(),
    devices: z.array(deviceId),
    teamName: z
      .string()
      .optional()
      .meta({ examples: ['Demo Realty'] }),
    brand: z.string().meta({ description: 'Whose name texts and calls carry.', examples: ['Demo Realty'] }),
    alertNumber: z
      .string()
      .meta({ description: 'The number that text alerts come from.', examples: ['+12065550100'] }),
    accent: z
      .string()
      .optional()
      .meta({ description: 'The color of the brand, as #rrggbb.', examples: ['#0b6e4f'] }),
    logo: z
      .string()
      .optional()
      .meta({
        description: 'The logo of the brand: an https URL, or the image itself as a data URL.',
        examples: ['https://demo-realty.example/logo.svg'],
      }),
    checklist: checklistState.optional(),
    isFirstSignIn: z.literal(true).optional(),
  })
  .meta({ id: 'Profile' });

export const saveTeam = describeRoute({
  method: 'PUT',
  path: '/teams/{teamId}',
  operationId: 'saveTeam',
  section: 'Teams',
  summary: 'Create or replace a team',
  description:
    'With `If-Match`, nothing that somebody else saved meanwhile is lost; with `If-None-Match: *`, no team that is there is replaced.',
  roles: ['admin'],
  parameters: teamParameters,
  headers: ifMatchHeaders.extend({ 'if-none-match': ifNoneMatchHeader }),
  body: z.object({ name: teamName, leadAgentId, brand }).meta({ id: 'TeamSettings' }),
  status: 200,
  outcome: 'The team as saved.',
  isVersioned: true,
  answer: z
    .object({
      teamId: teamIdSchema,
      name: z.string().meta({ examples: ['Demo Realty'] }),
      leadAgentId,
      brand: brandIdSchema,
    })
    .meta({ id: 'Team' }),
  problems: ['unknown-agent', 'unknown-brand', 'changed-meanwhile', 'team-exists'],
});

export const saveAgent = describeRouteByCountry({
  method: 'PUT',
  path: '/teams/{teamId}/agents/{agentId}',
  operationId: 'saveAgent',
  section: 'Teams',
  summary: 'Create or replace an agent of a team',
  description:
    'Only agents with a license, an email and a phone can be lead routing members. A person is in one team at a time. An email invites them to sign in. With `If-Match`, nothing that they or somebody else changed meanwhile is lost: `GET /teams/{teamId}` answers each agent’s `etag`.',
  roles: ['admin'],
  parameters: teamParameters.extend({ agentId: agentIdSchema }),
  headers: ifMatchHeaders,
  bodyWith: (phone) =>
    z
      .object({
        name: agentName,
        email: email.optional(),
        phone: phone.optional(),
        licensed,
        language: agentLanguage.optional().meta({
          description:
            'In which they are texted, emailed and called. Left out, what they chose stays; English when nobody chose.',
        }),
        move: z.boolean().optional().meta({
          description:
            'True: an agent of another team leaves it for this one; their clients there go to its lead.',
        }),
        invite: z.boolean().optional().meta({
          description: 'False: they are not invited now. `POST …/invitation` invites them when it is time.',
        }),
      })
      .meta({ id: 'AgentSettings' }),
  status: 200,
  outcome: 'The agent as saved.',
  answer: z.object(agentFields).meta({ id: 'Agent' }),
  problems: ['unknown-team', 'in-another-team', 'leads-team', 'changed-meanwhile'],
});

export const inviteAgent = describeRoute({
  method: 'POST',
  path: '/teams/{teamId}/agents/{agentId}/invitation',
  operationId: 'inviteAgent',
  section: 'Teams',
  summary: 'Invite an agent again',
  description:
    'For administrators and the team’s lead. Saving an agent invites them; this is for who missed it, or whose first password is too old. At most 5 times within 24 hours.',
  roles: ['admin', 'agent'],
  parameters: teamParameters.extend({ agentId: agentIdSchema }),
  status: 202,
  outcome: 'An email with a new first password is on its way.',
  answer: z.object({ agentId: agentIdSchema, email: emailAnswer }).meta({ id: 'InvitedAgent' }),
  problems: ['not-found', 'email-missing', 'signed-in-already', 'has-left', 'daily-limit-reached'],
});

export const listAgents = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/agents',
  operationId: 'listAgents',
  section: 'Teams',
  summary: 'List the agents of a team',
  description:
    'For its agents and administrators. The lead is also told what each agent lacks to be a lead routing member, administrators who has left, both how invitations are doing.',
  roles: ['agent', 'admin'],
  parameters: teamParameters,
  status: 200,
  outcome: 'The agents by name.',
  answer: z
    .object({
      agents: z.array(
        z
          .object({
            agentId: agentIdSchema,
            name: z.string().meta({ examples: ['Agent Four'] }),
            isLead: z.boolean(),
            licensed,
            standing: standingSchema,
            invitation: shownInvitation.optional(),
            missing: z.array(requirement).optional(),
          })
          .meta({ id: 'Colleague' }),
      ),
    })
    .meta({ id: 'Colleagues' }),
  problems: ['not-found'],
});

export const readProfile = describeRoute({
  method: 'GET',
  path: '/me',
  operationId: 'readProfile',
  section: 'Profile',
  summary: 'Read one’s own profile',
  roles: ['agent'],
  status: 200,
  outcome: 'The profile.',
  answer: profileSchema,
  problems: ['not-found'],
});

export const changeProfile = describeRouteByCountry({
  method: 'PATCH',
  path: '/me',
  operationId: 'changeProfile',
  section: 'Profile',
  summary: 'Change one’s own email, phone or language',
  description:
    'What is left out stays as it is. The next call rings the new phone. Texts, emails and calls come in the `language`. The phone may be changed 3 times within 24 hours.',
  roles: ['agent'],
  bodyWith: (phone) =>
    z
      .object({
        email: email.optional(),
        phone: phone.optional(),
        language: agentLanguage.optional(),
      })
      .meta({ id: 'ProfileChange' }),
  status: 200,
  outcome: 'The changed profile.',
  answer: profileSchema,
  problems: ['not-found', 'daily-limit-reached'],
});

export const readContactCard = describeRoute({
  method: 'GET',
  path: '/contact-card',
  operationId: 'readContactCard',
  section: 'Profile',
  summary: 'Download the contact card',
  description: 'The numbers that Dibs texts and calls agents from and the PIN line, to save on the phone.',
  roles: ['agent'],
  status: 200,
  outcome: 'A vCard 3.0.',
  rawAnswers: {
    'text/vcard': 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Demo Realty\r\nTEL:+12065550100\r\nEND:VCARD\r\n',
  },
  problems: ['not-found'],
});

export const saveDevice = describeRoute({
  method: 'PUT',
  path: '/me/devices/{deviceId}',
  operationId: 'saveDevice',
  section: 'Profile',
  summary: 'Register a device for push messages',
  description:
    'An app sends its token, again whenever it gets a new one; a browser its subscription, made with the `publicKey` that `GET /me/devices` answers. Of more than 10 devices the oldest goes.',
  roles: ['agent'],
  parameters: deviceParameters,
  body: z
    .discriminatedUnion('platform', [
      z.object({
        platform: appPlatform,
        token: oneLine(4096).meta({
          examples: ['740f4707bebcf74f9b7c25d48e3358945f6aa01da5ddb387462c7eaf61bb78ad'],
        }),
      }),
      z.object({
        platform: z.literal('web'),
        subscription: subscriptionSchema,
        name: oneLine(60)
          .optional()
          .meta({ examples: ['Chrome on Android'] }),
      }),
    ])
    .meta({ id: 'DeviceRegistration' }),
  status: 200,
  outcome: 'The device takes push messages.',
  answer: z.object({ deviceId, platform: devicePlatform }).meta({ id: 'Device' }),
  problems: ['not-found', 'push-not-configured', 'device-token-refused', 'unknown-push-service'],
});

export const listDevices = describeRoute({
  method: 'GET',
  path: '/me/devices',
  operationId: 'listDevices',
  section: 'Profile',
  summary: 'List one’s own devices that take push messages',
  roles: ['agent'],
  status: 200,
  outcome: 'The devices, the newest first, and what a browser subscribes with.',
  answer: z
    .object({
      devices: z.array(
        z
          .object({
            deviceId,
            platform: devicePlatform,
            name: z
              .string()
              .optional()
              .meta({ examples: ['Chrome on Android'] }),
            registeredAt: instant.optional(),
            endpoint: z
              .string()
              .optional()
              .meta({
                description: 'Of a browser: by which it knows itself.',
                examples: ['https://fcm.googleapis.com/fcm/send/cWxkLWVuZHBvaW50'],
              }),
          })
          .meta({ id: 'RegisteredDevice' }),
      ),
      webPush: z.object({
        publicKey: z.string().meta({
          description: 'The `applicationServerKey` of `PushManager.subscribe` (VAPID), as base64url.',
          examples: [
            'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs',
          ],
        }),
      }),
    })
    .meta({ id: 'Devices' }),
  problems: ['not-found'],
});

export const removeDevice = describeRoute({
  method: 'DELETE',
  path: '/me/devices/{deviceId}',
  operationId: 'removeDevice',
  section: 'Profile',
  summary: 'Stop push messages to a device',
  roles: ['agent'],
  parameters: deviceParameters,
  status: 200,
  outcome: 'The device takes no more push messages.',
  answer: deviceParameters.meta({ id: 'RemovedDevice' }),
  problems: ['not-found'],
});
