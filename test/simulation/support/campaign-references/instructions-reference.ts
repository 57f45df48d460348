// TX-5, TX-6 and CP-8 once more, from the contract alone: which texts to one phone have to carry the opt-out instructions, whoever's client it is. It
// shares no code with what it judges.
import { dayMs } from '../campaigns/local-clocks.ts';

type Text = { id: string; conversation: string; sender: string; at: number };
type Given = Text & {
  hasInstructions: boolean;
  /** With the client, as far as anyone knows. */
  hasReached: boolean;
};

const repeatMs = 30 * dayMs;

export function anInstructionsReference() {
  const given: Given[] = [];
  /** Those whose function died while it sent them: until it is called again nobody knows whether the client has them. */
  const unsure = new Map<string, Text>();
  const answered = new Set<string>();
  const perhapsAnswered = new Set<string>();
  const lastAnswerAt = new Map<string, number>();

  const latestBy = (conversation: string, at: number) =>
    given.findLast((text) => text.conversation === conversation && text.hasReached && text.at <= at);

  function credit(conversation: string, at: number): void {
    const latest = latestBy(conversation, at);
    if (latest !== undefined) answered.add(latest.sender);
  }

  function isDue(at: number, had: readonly Pick<Text, 'at'>[], hasAnswered: boolean): boolean {
    if (had.length === 0) return true;
    return !hasAnswered && had.every((text) => at - text.at >= repeatMs);
  }

  return {
    /** Whether a text may go as it is: with the instructions or without. */
    isRight({ id, sender, at }: Text, hasInstructions: boolean, isGreeting: boolean): boolean {
      if (isGreeting) return hasInstructions;
      const had = given.filter(
        (text) => text.sender === sender && text.hasInstructions && text.hasReached && text.id !== id,
      );
      const perhapsHad = [...unsure.values()].filter((text) => text.sender === sender && text.id !== id);
      const answers = perhapsAnswered.has(sender) ? [true, false] : [answered.has(sender)];
      return [had, [...had, ...perhapsHad]].some((each) =>
        answers.some((hasAnswered) => isDue(at, each, hasAnswered) === hasInstructions),
      );
    },

    give: (text: Text & { hasInstructions: boolean }) => void given.push({ ...text, hasReached: true }),

    /** What came to be known of a text. */
    learn(id: string, hasReached: boolean): void {
      const text = given.findLast((each) => each.id === id);
      if (text === undefined) return;
      text.hasReached = hasReached;
      const answeredAt = lastAnswerAt.get(text.conversation);
      if (hasReached && answeredAt !== undefined && text.at <= answeredAt)
        credit(text.conversation, answeredAt);
    },

    diedSending: (text: Text) => void unsure.set(text.id, text),
    settled: (id: string) => void unsure.delete(id),

    /** The client writes what is no keyword: an answer to whoever's text they had last in that conversation. */
    answer(conversation: string, at: number): void {
      lastAnswerAt.set(conversation, at);
      const open = [...unsure.values()].filter((text) => text.conversation === conversation);
      const latest = latestBy(conversation, at);
      if (open.length === 0) credit(conversation, at);
      else for (const text of [...open, latest]) if (text !== undefined) perhapsAnswered.add(text.sender);
    },
  };
}
