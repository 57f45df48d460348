// An owner's next text goes into the conversation: once for one key, after what was written before, named where it has to be (TX-8).

import { type LostClaim, type ObstacleToTexts, refusalOf } from '../claiming/claim.ts';
import type { Claim, Details } from '../claiming/referral.ts';
import type { ItemBrand } from '../people/brand.ts';
import { licenseLapsed } from '../people/profile.ts';
import type { AgentProfile } from '../people/team.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import { asLines } from '../platform/written-text.ts';
import { additionsFor, conversationOf } from './footer/footer.ts';
import { type FooterOfNextDeps, footerOfNext } from './footer/footer-of-next.ts';
import { type AgentsMessage, afterAll, type Message, ofAgent } from './message.ts';
import { newMessage } from './new-message.ts';
import type { WordingOf } from './wording/brand-wording.ts';
import { withIntroduction } from './wording/first-text.ts';
import { outgoingText } from './wording/outgoing-text.ts';

/** How adding a message ended. `repeated`: it is there already. `not-owner`: the sender no longer owns the referral. */
export type Adding = 'added' | 'repeated' | 'not-owner' | ObstacleToTexts;

/** What an agent typed. */
export type TypedText = Pick<AgentsMessage, 'referralId' | 'agentId' | 'messageId' | 'body' | 'at'> & {
  teamId: string;
  /** CL-15: in which it is written. */
  round?: number | undefined;
  /** Of its race. */
  brandId?: ItemBrand;
};

export type AddMessageDeps = Pick<FooterOfNextDeps, 'footers' | 'clientReferrals'> & {
  people: {
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  conversations: FooterOfNextDeps['conversations'] & {
    /** When the last text was sent. */
    readSent(referralId: string): Promise<{ lastSentAt?: string | undefined }>;
    /** `typedAs`: of what was typed, to tell a repetition from another text under the same key. */
    add(message: AgentsMessage, teamId: string, typedAs: string): Promise<Adding>;
    readTypedAs(referralId: string, messageId: string): Promise<string | undefined>;
    read(referralId: string, messageId: string): Promise<Message | undefined>;
  };
  readDetails(referralId: string): Promise<Details>;
  brandOf: WordingOf;
  /** The same for the same words. */
  fingerprint(words: string): string;
};

export const keyReused: Refusal<'idempotency-key-reused'> = {
  refused: 'idempotency-key-reused',
  detail: 'Use a new key for another text.',
};

/** `claim`: the sender's; the conversation begins with it. */
export async function addMessage(
  typed: TypedText,
  claim: Pick<Claim, 'actId' | 'at' | 'text'>,
  deps: AddMessageDeps,
): Promise<AgentsMessage | Refusal<LostClaim | 'idempotency-key-reused' | 'license-lapsed'> | NotFound> {
  const { teamId, round, brandId, ...written } = typed;
  const { referralId, agentId, messageId, body } = written;
  const [agent, sent, { client }] = await Promise.all([
    deps.people.readAgent(teamId, agentId),
    deps.conversations.readSent(referralId),
    deps.readDetails(referralId),
  ]);
  // PE-4, PE-5: what they own is not theirs to write in any more.
  if (agent === undefined) return refusalOf('not-offered');
  if (!agent.licensed) return licenseLapsed;
  const { name: brand, optOutInstructions } = deps.brandOf(brandId);
  const names = { agentName: agent.name, brand };
  const introduced = withIntroduction(body, names);
  const typedAs = deps.fingerprint(body);
  const now = new Date(written.at);
  const pair = { phone: client.phone, sender: { teamId, agentId, brand: brandId } };
  const { ahead } = await footerOfNext(pair, { referralId, round, claim }, now, deps);
  const text = { id: messageId, conversation: conversationOf(referralId, round), at: now };
  const outgoing = outgoingText(body, additionsFor(ahead, text, { names, instructions: optOutInstructions }));
  const message = newMessage(
    {
      ...written,
      body: outgoing.body,
      typed: asLines(body),
      introduction: names,
      at: afterAll(written.at, claim.at, sent.lastSentAt),
    },
    outgoing.body + outgoing.appended,
  );
  const adding = await deps.conversations.add(message, teamId, typedAs);
  switch (adding) {
    case 'added':
      return message;
    case 'repeated': {
      const earlier = ofAgent(await deps.conversations.read(referralId, messageId)) ?? message;
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
