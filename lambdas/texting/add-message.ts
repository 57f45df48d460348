// An owner's next text goes into the conversation: once for one key, after what was written before, named where it has to be (TX-8).
import { type LostClaim, type ObstacleToTexts, refusalOf } from '../claiming/claim.ts';
import { licenseLapsed } from '../people/profile.ts';
import type { AgentProfile, Team } from '../people/team.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import { type AgentsMessage, afterAll, type Message, newMessage } from './message.ts';
import { withIntroduction } from './wording/first-text.ts';

/** How adding a message ended. `repeated`: it is there already. `not-owner`: the sender no longer owns the referral. */
export type Adding = 'added' | 'repeated' | 'not-owner' | ObstacleToTexts;

/** What an agent typed. */
export type TypedText = Pick<AgentsMessage, 'referralId' | 'agentId' | 'messageId' | 'body' | 'at'> & {
  teamId: string;
};

export type AddMessageDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  conversations: {
    /** Which agents have introduced themselves, and when the last text was sent. */
    readSent(referralId: string): Promise<{ introduced: Set<string>; lastSentAt?: string | undefined }>;
    /** `typedAs`: of what was typed, to tell a repetition from another text under the same key. */
    add(message: AgentsMessage, teamId: string, typedAs: string): Promise<Adding>;
    readTypedAs(referralId: string, messageId: string): Promise<string | undefined>;
    read(referralId: string, messageId: string): Promise<Message | undefined>;
  };
  /** Named in texts of teams without a brand of their own. */
  brand: string;
  /** The same for the same words. */
  fingerprint(words: string): string;
};

export const keyReused: Refusal<'idempotency-key-reused'> = {
  refused: 'idempotency-key-reused',
  detail: 'Use a new key for another text.',
};

/** `claimedAt`: the conversation begins with the claim. */
export async function addMessage(
  typed: TypedText,
  claimedAt: string,
  deps: AddMessageDeps,
): Promise<Message | Refusal<LostClaim | 'idempotency-key-reused' | 'license-lapsed'> | NotFound> {
  const { teamId, ...written } = typed;
  const { referralId, agentId, messageId, body } = written;
  const [team, agent, sent] = await Promise.all([
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
    deps.conversations.readSent(referralId),
  ]);
  // PE-4, PE-5: what they own is not theirs to write in any more.
  if (agent === undefined) return refusalOf('not-offered');
  if (!agent.licensed) return licenseLapsed;
  const names = { agentName: agent.name, brand: team?.brand ?? deps.brand };
  const introduced = withIntroduction(body, names);
  const typedAs = deps.fingerprint(body);
  const message = newMessage({
    ...written,
    body: sent.introduced.has(agentId) ? body : introduced,
    at: afterAll(written.at, claimedAt, sent.lastSentAt),
  });
  const adding = await deps.conversations.add(message, teamId, typedAs);
  switch (adding) {
    case 'added':
      return message;
    case 'repeated': {
      const earlier = (await deps.conversations.read(referralId, messageId)) ?? message;
      const earlierTypedAs = await deps.conversations.readTypedAs(referralId, messageId);
      // The text that claimed has none: its words are in the race.
      const isSame =
        earlierTypedAs === undefined
          ? earlier.body === body || earlier.body === introduced
          : earlierTypedAs === typedAs;
      return isSame ? earlier : keyReused;
    }
    case 'not-owner':
      return refusalOf('not-offered');
    default:
      return refusalOf(adding);
  }
}
