// Why a text to a client was sent, held or refused, and why it carries the opt-out instructions or not: in codes and words.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { phoneNumber } from '../../platform/phones/recorded-number.ts';
import { automatedSchema } from '../../texting/automated/automated.ts';
import type { FooterCode } from '../../texting/footer/footer.ts';
import { type AgentsMessage, directionSchema, type Message, messageIdSchema } from '../../texting/message.ts';
import { failureWords } from '../failures.ts';
import { type OutboxMessage, type OutboxState, type Traces, turnIn } from '../outbox/outbox-message.ts';

export const reasonSchema = z.object({
  code: z.string().meta({ description: 'Stable; new ones may be added.' }),
  words: z.string().meta({ description: 'The same for people.' }),
});

export const explanationSchema = z
  .object({
    messageId: messageIdSchema,
    direction: directionSchema,
    outcome: reasonSchema
      .extend({
        at: instant.optional(),
        heldUntil: instant.optional().meta({ description: 'When a held text goes out.' }),
      })
      .meta({ id: 'ExplainedOutcome' }),
    footer: reasonSchema
      .extend({ appended: z.boolean() })
      .meta({ id: 'ExplainedFooter', description: 'Whether opt-out instructions were appended, and why.' }),
    from: phoneNumber.optional().meta({ description: 'The number of ours that it goes out from.' }),
    automated: automatedSchema.optional().meta({
      id: 'ExplainedAutomated',
      description:
        'Of a text that nobody wrote to this client: the plan and its step, the bulk text, or that it is a greeting.',
    }),
    attempts: z.int().optional().meta({ description: 'How often the carrier was given it.' }),
  })
  .meta({
    id: 'Explanation',
    examples: [
      {
        messageId: 'msg_7Qn2LrT5vXz1Kp9BwYc3',
        direction: 'outbound',
        outcome: {
          code: 'delivered',
          words: 'It is on the client’s phone.',
          at: '2026-03-02T15:04:09.000Z',
        },
        footer: {
          code: 'first-text',
          words: 'It is the first text of this agent to this client.',
          appended: true,
        },
        from: '+12065550100',
        attempts: 1,
      },
    ],
  });
export type Explanation = z.infer<typeof explanationSchema>;

/** Explains `message` by the outbox message that carries it; without one it has not been processed yet. */
export function explain(message: Message, sent: OutboxMessage | undefined): Explanation {
  const { messageId, direction } = message;
  if (direction === 'inbound') {
    return {
      messageId,
      direction,
      outcome: { code: 'received', words: 'The client sent it.' },
      footer: {
        code: 'clients-own',
        words: 'Only texts to clients carry opt-out instructions.',
        appended: false,
      },
    };
  }
  if (sent === undefined && message.delivery !== 'queued') return forgotten(message);
  const { state, traces, content } = sent ?? {};
  const from = content?.channel === 'text' ? content.from : undefined;
  return {
    messageId,
    direction,
    outcome: outcomeOf(state),
    footer: footerOf(state, traces),
    ...(from !== undefined && { from }),
    ...(message.automated && { automated: message.automated }),
    ...(state !== undefined && 'attempts' in state && { attempts: state.attempts }),
  };
}

/** For a text whose outbox message is no longer kept. */
function forgotten({ messageId, direction, delivery, appended, automated }: AgentsMessage): Explanation {
  return {
    messageId,
    direction,
    ...(automated && { automated }),
    outcome: { code: delivery, words: 'Details of a text this old are no longer kept.' },
    footer: {
      code: 'no-longer-known',
      words: 'The reason is no longer kept for a text this old.',
      appended: appended !== undefined,
    },
  };
}

function outcomeOf(state: OutboxState | undefined): Explanation['outcome'] {
  switch (state?.status) {
    case undefined:
      return { code: 'queued', words: 'It is saved and goes out next.' };
    case 'queued':
      return waitingOutcome(state);
    case 'sending':
      return {
        code: 'sending',
        words: 'It was handed to the carrier, which has not answered yet.',
        at: state.startedAt,
      };
    case 'held':
      if (turnIn(state) !== undefined) return waitingOutcome(state);
      return {
        code: state.reason,
        words: wordsOfHold(state.reason),
        at: state.heldUntil,
        heldUntil: state.heldUntil,
      };
    case 'accepted':
      return { code: 'accepted', words: 'The carrier has accepted it.', at: state.acceptedAt };
    case 'delivered':
      return { code: 'delivered', words: 'It was delivered to the client’s phone.', at: state.settledAt };
    case 'refused':
      return { code: state.reason, words: wordsOfRefusal(state.reason), at: state.settledAt };
    case 'failed':
      return { code: state.reason, words: failureWords(state.reason), at: state.settledAt };
    case 'unconfirmed':
      return {
        code: 'unconfirmed',
        words: 'The carrier never confirmed it. It is not sent again, so that nobody gets it twice.',
        at: state.settledAt,
      };
  }
}

/** PA-1: a turn may still be taken by a text of more precedence, by a person above all; then it has another soon. */
function waitingOutcome(state: Extract<OutboxState, { status: 'queued' | 'held' }>): Explanation['outcome'] {
  const turn = turnIn(state);
  if (turn === undefined) return { code: 'queued', words: 'It is waiting its turn: earlier texts go first.' };
  const at = new Date(turn.atMs).toISOString();
  return {
    code: 'queued',
    words: 'Its number has sent as many texts as the carrier takes a second; it goes out at about that time.',
    at,
  };
}

function footerOf(
  state: OutboxState | undefined,
  { footer: code, appended }: Traces = {},
): Explanation['footer'] {
  // A decision made for an attempt that the carrier did not accept is made again.
  const isToGo = state?.status === 'queued' || state?.status === 'held';
  if (code === undefined || isToGo) {
    const words = 'That is decided when the text is handed to the carrier.';
    return { code: 'undecided', words, appended: false };
  }
  return { code, words: wordsOfFooter(code), appended: appended !== undefined && appended !== '' };
}

export const footers: Record<FooterCode, string> = {
  'first-text': 'It is the first text from this agent to this client.',
  'never-had': 'The client has never received opt-out instructions from this agent.',
  'thirty-days-passed':
    'The last instructions were sent at least 30 days ago, and the client has never replied.',
  'texted-both-ways': 'Agent and client have texted both ways, and the client was sent the instructions.',
  'had-within-thirty-days': 'The client was sent the instructions within the last 30 days.',
};

export const holds = {
  'quiet-hours':
    'It is quiet hours where the client may be, going by their state or their number’s area code.',
  'not-yet': 'It waits until its time.',
  'automated-cap':
    'The client had an automated text within a day, or three within seven days; it waits until they may have another.',
  'earlier-step': 'The step of the plan before it has not gone out yet. They go in their order.',
  'bulk-paused': 'The bulk text is paused. It waits until someone resumes or cancels it.',
  'asked-to-stop':
    'The client may have asked to stop texts. It waits until their agent or the team lead says whether they did.',
};
export const refusals = {
  'opted-out': 'The client has opted out of texts.',
  'consent-missing': 'The client has not agreed to texts.',
  'consent-pending': 'The client was asked for consent and has not answered yet.',
  'automated-not-covered': 'The client agreed to texts from an agent, not to automated ones.',
  'given-back': 'The client was given back to the source before it could go out.',
  'handed-over': 'Another agent had the client before it could go out.',
  'license-lapsed': 'The agent’s license had lapsed before it could go out.',
  'no-number-free': 'All of our numbers are in use for other conversations with this client.',
  'plan-stopped': 'The client’s plan had stopped before it could go out.',
  'later-step-sent': 'A later step of the plan had already gone out.',
  'client-replied': 'The client answered before it could go out, so a person takes over.',
  'bulk-cancelled': 'The bulk text was canceled before it could go out.',
  'claimed-first': 'An agent claimed the client before the greeting could go out.',
  'greetings-off': 'The team’s greetings were turned off before it could go out.',
  'cap-reached': 'The client had an automated text within a day, or three within seven days.',
  stale: 'It had waited too long to be worth sending.',
};

export function wordsOfFooter(code: FooterCode): string {
  return footers[code];
}

export function wordsOfHold(code: string): string {
  return wordsFor(code, holds);
}

export function wordsOfRefusal(code: string): string {
  return wordsFor(code, refusals);
}

function wordsFor(code: string, known: Readonly<Record<string, string>>): string {
  return known[code] ?? failureWords(code);
}
