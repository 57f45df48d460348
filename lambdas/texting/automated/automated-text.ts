// An automated text as it is written into a conversation: once, and only while its client is whose they were.
import { laterBy } from '../../platform/instant.ts';
import { asLines } from '../../platform/written-text.ts';
import type { AgentsMessage } from '../message.ts';
import { newMessage } from '../new-message.ts';
import { type Additions, outgoingText } from '../wording/outgoing-text.ts';
import type { Automated } from './automated.ts';

/** `agentId`: whose client it is, or for a greeting the team's lead. `words`: with nothing left to fill in. */
export type AutomatedText = {
  referralId: string;
  /** Of the client's round (CL-15), by `messageIdOf`: the gate sends none of an earlier one. */
  messageId: string;
  agentId: string;
  words: string;
  at: string;
  automated: Automated;
  /** Whom it names where the client was not told yet (TX-8). */
  introduction: { agentName: string; brand: string };
  /** CP-8: it waits until then. */
  notBefore?: string | undefined;
  /** CP-5: not sent from then on; a week after it could first go, where nothing else is said. */
  staleAt?: string | undefined;
};

/** What was held for so long is no longer what the team meant to say; and a queue keeps nothing for ever. */
const keptMs = 7 * 86_400_000;

export type AutomatedMessage = AgentsMessage & { automated: Automated };

/** `additions`: what goes out around its words, as far as is known. */
export function automatedMessage(
  { words, ...text }: AutomatedText,
  additions: Additions = {},
): AutomatedMessage {
  const whole = outgoingText(words, additions);
  const staleAt = text.staleAt ?? laterBy(keptMs, text.notBefore ?? text.at);
  const message = { ...text, staleAt, body: whole.body, typed: asLines(words) };
  return { ...newMessage(message, whole.body + whole.appended), automated: text.automated };
}
