// The routes of people: teams, agents, their profiles and devices.
import type { CountryCode } from 'libphonenumber-js/min';
import * as z from 'zod';
import { phoneNumberOf } from '../platform/phone-number.ts';
import { describeRoute, nothing } from '../platform/route.ts';
import { chosenId, requirement } from './team.ts';

const name = z.string().trim().min(1).max(100);
const email = z.email().max(254);
const teamParameters = z.object({ teamId: chosenId });
const deviceParameters = z.object({ deviceId: chosenId });

const teamAnswer = z.object({
  teamId: z.string(),
  name: z.string(),
  leadAgentId: z.string(),
  brand: z.string().optional(),
});
const agentAnswer = z.object({
  agentId: z.string(),
  teamId: z.string(),
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  licensed: z.boolean(),
});
const profileAnswer = agentAnswer.extend({
  isLead: z.boolean(),
  devices: z.array(z.string()),
  teamName: z.string().optional(),
  /** As whom the team texts and calls. */
  brand: z.string(),
});

export const saveTeam = describeRoute({
  method: 'PUT',
  path: '/teams/{teamId}',
  summary: 'Creates a team or replaces what is known of it.',
  roles: ['admin'],
  parameters: teamParameters,
  query: nothing,
  headers: nothing,
  body: z.object({ name, leadAgentId: chosenId, brand: name.optional() }),
  status: 200,
  answer: teamAnswer,
  problems: [],
});

/** Phone numbers are checked against the countries that the stage serves. */
export const saveAgent = (countries: readonly CountryCode[]) =>
  describeRoute({
    method: 'PUT',
    path: '/teams/{teamId}/agents/{agentId}',
    summary: 'Creates an agent of a team or replaces what is known of them.',
    roles: ['admin'],
    parameters: z.object({ teamId: chosenId, agentId: chosenId }),
    query: nothing,
    headers: nothing,
    body: z.object({
      name,
      email: email.optional(),
      phone: phoneNumberOf(countries).optional(),
      licensed: z.boolean(),
    }),
    status: 200,
    answer: agentAnswer,
    problems: ['unknown-team'],
  });

export const readProfile = describeRoute({
  method: 'GET',
  path: '/me',
  summary: "The agent's own profile.",
  roles: ['agent'],
  parameters: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: profileAnswer,
  problems: ['not-found'],
});

export const changeProfile = (countries: readonly CountryCode[]) =>
  describeRoute({
    method: 'PATCH',
    path: '/me',
    summary: "Changes the agent's own email or phone.",
    roles: ['agent'],
    parameters: nothing,
    query: nothing,
    headers: nothing,
    body: z.object({ email: email.optional(), phone: phoneNumberOf(countries).optional() }),
    status: 200,
    answer: profileAnswer,
    problems: ['not-found'],
  });

export const listAgents = describeRoute({
  method: 'GET',
  path: '/teams/{teamId}/agents',
  summary: 'Who is in the agent’s own team; for the lead also what somebody lacks to be offered referrals.',
  roles: ['agent'],
  parameters: teamParameters,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({
    agents: z.array(
      z.object({
        agentId: z.string(),
        name: z.string(),
        isLead: z.boolean(),
        licensed: z.boolean(),
        missing: z.array(requirement).optional(),
      }),
    ),
  }),
  problems: ['not-found'],
});

export const readContactCard = describeRoute({
  method: 'GET',
  path: '/contact-card',
  summary: 'The numbers that alerts and calls come from and the PIN line, as a vCard to save on the phone.',
  roles: ['agent'],
  parameters: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.string(),
  answerType: 'text/vcard',
  problems: ['not-found'],
});

export const saveDevice = describeRoute({
  method: 'PUT',
  path: '/me/devices/{deviceId}',
  summary: 'Registers a device for push messages, or renews its token.',
  roles: ['agent'],
  parameters: deviceParameters,
  query: nothing,
  headers: nothing,
  body: z.object({ platform: z.enum(['ios', 'android']), token: z.string().min(1).max(4096) }),
  status: 200,
  answer: z.object({ deviceId: z.string(), platform: z.string() }),
  problems: ['not-found', 'push-not-configured', 'device-token-refused'],
});

export const removeDevice = describeRoute({
  method: 'DELETE',
  path: '/me/devices/{deviceId}',
  summary: 'Stops push messages to a device.',
  roles: ['agent'],
  parameters: deviceParameters,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({ deviceId: z.string() }),
  problems: [],
});
