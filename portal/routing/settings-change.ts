// One change to lead routing settings: carried out, or refused with the rule that forbids it.
import type { LeadRouting, Member, TeamAgent } from '../api/answers.ts';
import { type Hint, isPaused, mostMembers, mostWarmTransfers, warmTransfersOf } from './routing-hints.ts';

export type Changed = { settings: LeadRouting } | { refused: Hint };

export function withMember(settings: LeadRouting, agent: TeamAgent): Changed {
  if ((agent.missing ?? []).length > 0) return { refused: 'not-fit' };
  if (settings.members.length >= mostMembers) return { refused: 'too-many' };
  const member = { agentId: agent.agentId, buyers: true, sellers: true, warmTransfer: false };
  return { settings: { ...settings, members: [...settings.members, member] } };
}

/** What is undefined goes. */
export type MemberChange = {
  [Part in keyof Omit<Member, 'agentId' | 'pausedBy'>]?: Member[Part] | undefined;
};

export function withoutMember(settings: LeadRouting, agentId: string): Changed {
  if (agentId === settings.fallbackAgentId) return { refused: 'fallback-removed' };
  return { settings: { ...settings, members: settings.members.filter((each) => each.agentId !== agentId) } };
}

export function withChangedMember(
  settings: LeadRouting,
  agentId: string,
  change: MemberChange,
  now: number,
): Changed {
  const members = settings.members.map((each) =>
    each.agentId === agentId ? changedMember(each, change) : each,
  );
  const changed = { ...settings, members };
  const isFallback = agentId === settings.fallbackAgentId;
  if (isFallback && change.warmTransfer === false) return { refused: 'fallback-warm' };
  if (change.warmTransfer === true && warmTransfersOf(changed) > mostWarmTransfers)
    return { refused: 'too-many-warm' };
  const after = members.find((each) => each.agentId === agentId);
  if (isFallback && after !== undefined && isPaused(after, now)) return { refused: 'fallback-paused' };
  return { settings: changed };
}

export function withFallback(settings: LeadRouting, agentId: string, now: number): Changed {
  const member = settings.members.find((each) => each.agentId === agentId);
  if (member !== undefined && isPaused(member, now)) return { refused: 'fallback-paused' };
  const changed = { ...settings, fallbackAgentId: agentId };
  if (warmTransfersOf(changed) > mostWarmTransfers) return { refused: 'too-many-warm' };
  return { settings: changed };
}

function changedMember(member: Member, change: MemberChange): Member {
  // RT-7: another date is the lead's.
  const { pausedBy, ...before } = member;
  const kept = 'pausedUntil' in change || pausedBy === undefined ? {} : { pausedBy };
  const {
    buyers = member.buyers,
    sellers = member.sellers,
    warmTransfer = member.warmTransfer,
    pausedUntil,
    states,
    cities,
    postalCodes,
    priceRange,
  } = { ...before, ...change };
  return {
    agentId: member.agentId,
    buyers,
    sellers,
    warmTransfer,
    ...(pausedUntil !== undefined && { pausedUntil }),
    ...(states !== undefined && { states }),
    ...(cities !== undefined && { cities }),
    ...(postalCodes !== undefined && { postalCodes }),
    ...(priceRange !== undefined && { priceRange }),
    ...kept,
  };
}
