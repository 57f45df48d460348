// After an agent was saved, or asked for again: the invitation that is due goes into the queue, and the lead is told of one that failed (PE-2).
import { agentSchema } from '../team.ts';
import { nextStep } from './invitation.ts';
import { type InvitationNews, invitationFailedNews } from './invitation-news.ts';
import type { Invited } from './invite.ts';

export type OnAgentToInviteDeps = {
  queueInvitation(invited: Invited): Promise<void>;
  leadOf(teamId: string): Promise<string | undefined>;
  tellAgent(news: InvitationNews): Promise<void>;
  portalLink: string;
  now(): Date;
};

export async function onAgentToInvite(
  before: unknown,
  after: unknown,
  deps: OnAgentToInviteDeps,
): Promise<void> {
  const agent = agentSchema.parse(after);
  const { teamId, agentId, name, invitation } = agent;
  if (nextStep(agent, deps.now()) === 'invite') {
    await deps.queueInvitation({ teamId, agentId, ...(before === undefined && { isNew: true }) });
  }
  if (invitation?.status !== 'failed') return;
  const was = before === undefined ? undefined : agentSchema.parse(before).invitation;
  if (was?.status === 'failed' && was.id === invitation.id) return;
  const lead = await deps.leadOf(teamId);
  // Who leads has nobody else to tell: administrators see it in the team.
  if (lead === undefined || lead === agentId) return;
  const { to, problem, id: occasion } = invitation;
  await deps.tellAgent({
    teamId,
    agentId: lead,
    occasion,
    isForUnlicensed: true,
    ...invitationFailedNews({ name, to, problem }, deps.portalLink),
  });
}
