// An agent's text to the client: the first one claims the referral, in the same write (TX-2); the owner's next ones are added.
import type { LostClaim, OwnClaim } from '../../claiming/claim.ts';
import { type ClaimOrRefuseDeps, claimOrRefuse } from '../../claiming/claim-or-refuse.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import { type AddMessageDeps, addMessage, keyReused } from '../add-message.ts';
import { type AgentsMessage, isSameText, messageIdOf, ofAgent } from '../message.ts';
import { claimingText } from '../new-message.ts';
import { type BlockedContent, refuseBlockedText } from '../wording/refuse-blocked-text.ts';
import { foreseeClaimingText } from './foresee-claiming-text.ts';

export type ClaimByTextDeps = AddMessageDeps &
  ClaimOrRefuseDeps & {
    /** True when the referral has a number now. */
    leaseNumber(referralId: string, now: Date): Promise<boolean>;
    blocked: BlockedContent;
    newId(prefix: 'msg'): string;
    derivedId(prefix: 'msg', ...parts: string[]): string;
  };

/** What an agent asks to be sent. `key`: the same for retries of one request. */
export type TextRequest = {
  referralId: string;
  teamId: string;
  agentId: string;
  /** The agent's, where the token says it. */
  name?: string | undefined;
  body: string;
  key: string | undefined;
};

/** The claim comes first, and nothing is read before it: a text that wins costs one write. */
export async function claimByText(
  { key, name: agentName, ...request }: TextRequest,
  now: Date,
  deps: ClaimByTextDeps,
): Promise<
  | AgentsMessage
  | Refusal<
      | LostClaim
      | 'idempotency-key-reused'
      | 'license-lapsed'
      | 'link-shortener'
      | 'spam-phrase'
      | 'unfilled-field'
    >
  | NotFound
> {
  const { referralId, teamId, agentId, body } = request;
  const blocked = refuseBlockedText(body, deps.blocked);
  if (blocked !== undefined) return blocked;
  const actId = key === undefined ? deps.newId('msg') : deps.derivedId('msg', referralId, agentId, key);
  const attempt = { referralId, teamId, agentId, by: 'text', actId, at: now, text: body } as const;
  const outcome = await withNumber(referralId, now, deps, () => claimOrRefuse(attempt, deps));
  if ('refused' in outcome) return outcome;
  const { claim, round, brandId } = outcome;
  const isSameAct = claim.actId === actId;
  if (isSameAct && claim.text !== body) return keyReused;
  // CL-3: repeated, the text that claimed is answered as it was.
  if (isSameAct || (key === undefined && isSameText(claim, body, now))) {
    return answerClaim({ ...request, agentName }, outcome, deps);
  }
  const messageId = messageIdOf(actId, round);
  const message = { ...request, messageId, round, brandId, at: now.toISOString() };
  return withNumber(referralId, now, deps, () => addMessage(message, claim, deps));
}

/**
 * TX-18: the text that claimed, as it goes out. To a client who is new, nothing has to be read for that: it names agent and brand, and
 * has the instructions. Only to one who had a referral before may the agent have written already.
 */
async function answerClaim(
  {
    referralId,
    teamId,
    agentId,
    agentName,
    body,
  }: Omit<TextRequest, 'key'> & { agentName: string | undefined },
  { claim, round, brandId, isKnown }: OwnClaim,
  deps: ClaimByTextDeps,
): Promise<AgentsMessage> {
  const { name: brand, optOutInstructions } = deps.brandOf(brandId);
  if (isKnown === undefined && round === undefined) {
    const introduction = agentName === undefined ? undefined : { agentName, brand };
    const additions = { introduction, instructions: optOutInstructions };
    return claimingText({ referralId, round }, claim, body, additions);
  }
  const [written, agent] = await Promise.all([
    deps.conversations.read(referralId, messageIdOf(claim.actId, round)),
    deps.people.readAgent(teamId, agentId),
  ]);
  const names = { agentName: agent?.name ?? agentId, brand };
  const race = { referralId, teamId, round, brandId };
  return ofAgent(written) ?? foreseeClaimingText(race, { ...claim, text: body }, names, deps);
}

/** CL-12: what was refused for want of a number is done once more if one has come free or has rested by now. */
async function withNumber<T extends object>(
  referralId: string,
  now: Date,
  { leaseNumber }: Pick<ClaimByTextDeps, 'leaseNumber'>,
  act: () => Promise<T>,
): Promise<T> {
  const outcome = await act();
  const isWithout = 'refused' in outcome && outcome.refused === 'no-number-free';
  return isWithout && (await leaseNumber(referralId, now)) ? act() : outcome;
}
