// A team, its agents, and what makes an agent fit to be offered referrals.
import * as z from 'zod';
import { instant } from '../platform/instant.ts';
import { type ItemOf, itemSchema, lazily } from '../platform/lazily.ts';
import { itemBrand } from './brand.ts';
import { invitationSchema, isOnlyInvited } from './invitations/invitation.ts';
import { agentLanguage } from './language.ts';

/** Ids that the admin chooses: letters, digits, `_` and `-`. */
export const chosenId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, "_" or "-"');

export const teamIdSchema = chosenId.meta({ id: 'TeamId', examples: ['tm_demo'] });
export const agentIdSchema = chosenId.meta({ id: 'AgentId', examples: ['agt_04'] });
/** Of the routes about one team. */
export const teamParameters = z.object({ teamId: teamIdSchema });

export const teamSchema = itemSchema(() =>
  z.object({
    teamId: chosenId,
    name: z.string(),
    leadAgentId: chosenId,
    /** PE-1: whose name its agents and clients read and hear. */
    brandId: itemBrand,
    /** How often it was saved; none of before it was counted. */
    version: z.int().optional(),
    /** How many agents are in it, by which count; none of before they were counted. */
    size: z.object({ agents: z.int(), counted: z.int() }).optional(),
  }),
);
export type Team = ItemOf<typeof teamSchema>;

/** A phone or tablet that takes push messages by an app. `endpoint` is its ARN at SNS. */
export const deviceSchema = lazily(() =>
  z.object({
    platform: z.enum(['ios', 'android']),
    endpoint: z.string(),
    registeredAt: instant.optional(),
  }),
);
export type Device = z.infer<ReturnType<typeof deviceSchema>>;

/** LI-3: a browser that takes push messages. `endpoint` is a URL at its maker's push service, `keys` are what is encrypted for. */
export const webDeviceSchema = lazily(() =>
  z.object({
    endpoint: z.string(),
    keys: z.object({ p256dh: z.string(), auth: z.string() }),
    /** As its owner knows it, for example "Chrome on Android". */
    name: z.string().optional(),
    registeredAt: instant,
  }),
);
export type WebDevice = z.infer<ReturnType<typeof webDeviceSchema>>;

/** PE-4: when an agent left, and what became of the referrals that they owned. */
export const leavingSchema = lazily(() =>
  z.object({
    at: instant,
    /** Who gets them; the lead when nobody was named. */
    handTo: chosenId.optional(),
    /** How many were handed over, once all are. */
    handedOver: z.int().optional(),
  }),
);
export type Leaving = z.infer<ReturnType<typeof leavingSchema>>;

export const agentSchema = itemSchema(() =>
  z.object({
    teamId: chosenId,
    agentId: chosenId,
    name: z.string(),
    email: z.string().optional(),
    phone: z.string().optional(),
    /** When the agent changed it in the last 24 hours (PE-6). */
    phoneChanges: z.array(instant).optional(),
    licensed: z.boolean(),
    /** PE-8: in which they are told things; English when nobody chose. DE-5: also for one that only a later release says things in. */
    language: agentLanguage.optional().catch(undefined),
    /** How often they were saved, changed their own email or phone, or left; none of before it was counted. */
    version: z.int().optional(),
    /** Since when they have been without a license (PE-5). */
    lapsedAt: instant.optional(),
    left: leavingSchema().optional(),
    /** PE-2: the last one, and since when they have been known to sign in. */
    invitation: invitationSchema().optional(),
    signedInAt: instant.optional(),
    /** What they have done of the checklist, and since when it is put aside or done. */
    confirmedPhone: z.string().optional(),
    contactCardAt: instant.optional(),
    testTextAt: instant.optional(),
    testCallAt: instant.optional(),
    checklistDismissedAt: instant.optional(),
    checklistDoneAt: instant.optional(),
    devices: z.record(z.string(), deviceSchema()).default({}),
    /** DE-5: beside the others, for the release before Web Push can't read an agent with a platform that it doesn't know. */
    webDevices: z.record(z.string(), webDeviceSchema()).optional(),
    /** Endpoints of devices that were taken off, and the devices of an agent who left: the push service is to forget them. */
    goneEndpoints: z.set(z.string()).optional(),
    leftDevices: z.record(z.string(), deviceSchema()).optional(),
  }),
);
export type AgentProfile = ItemOf<typeof agentSchema>;

/** `former`: who has left; `agents`: who is in it. */
export type TeamWithAgents = { team: Team; agents: AgentProfile[]; former: AgentProfile[] };

/** What takes an agent's push messages, of whatever kind. */
export type AnyDevice = { deviceId: string } & (Device | ({ platform: 'web' } & WebDevice));
export type DevicesOfAgent = Pick<AgentProfile, 'devices' | 'webDevices'>;

export function devicesOf({ devices, webDevices = {} }: DevicesOfAgent): AnyDevice[] {
  return [
    ...Object.entries(devices).map(([deviceId, device]) => ({ deviceId, ...device })),
    ...Object.entries(webDevices).map(([deviceId, device]) => ({
      deviceId,
      platform: 'web' as const,
      ...device,
    })),
  ];
}

/** What SNS is to forget; a browser's push service forgets by itself. */
export function goneEndpointsOf({ goneEndpoints, leftDevices = {} }: AgentProfile): string[] {
  return [
    ...new Set([...(goneEndpoints ?? []), ...Object.values(leftDevices).map(({ endpoint }) => endpoint)]),
  ];
}

/** Whether an agent may work: with a license (PE-5), and until they leave (PE-4). */
export type Standing = 'active' | 'unlicensed' | 'left';

export function standingOf({ licensed, left }: Pick<AgentProfile, 'licensed' | 'left'>): Standing {
  if (left !== undefined) return 'left';
  return licensed ? 'active' : 'unlicensed';
}

/** The same as others see it, who also want to know whether somebody has ever signed in (PE-2). */
export const standingSchema = z.enum(['invited', 'active', 'unlicensed', 'left']).meta({
  id: 'Standing',
  description:
    '`invited`: offered clients, but has never signed in. `unlicensed`: offered nothing, their clients read-only. `left`: in the team no more.',
});

export function shownStanding(
  agent: Pick<AgentProfile, 'licensed' | 'left' | 'invitation' | 'signedInAt'>,
): z.infer<typeof standingSchema> {
  const standing = standingOf(agent);
  return standing === 'active' && isOnlyInvited(agent) ? 'invited' : standing;
}

/** What a lead routing member has to have (RT-1). */
export const requirement = z.enum(['license', 'email', 'phone']).meta({ id: 'Requirement' });
export type Requirement = z.infer<typeof requirement>;

/** What an agent still lacks to be a lead routing member (RT-1). */
export function requirementsMissing(agent: AgentProfile): Requirement[] {
  const isMet: Record<Requirement, boolean> = {
    license: agent.licensed,
    email: agent.email !== undefined,
    phone: agent.phone !== undefined,
  };
  return requirement.options.filter((each) => !isMet[each]);
}

/** RT-1: has all of it. */
export function mayBeMember(agent: AgentProfile | undefined): boolean {
  return agent !== undefined && requirementsMissing(agent).length === 0;
}

/** True for the lead of `team`, who alone may read and change its settings (RT-3). */
export function isLead(caller: { agentId: string; teamId: string }, team: Team | undefined): boolean {
  return team?.teamId === caller.teamId && team.leadAgentId === caller.agentId;
}
