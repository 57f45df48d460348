// TX-5 and TX-6 once more, from the contract alone: all that was given to the carrier and said by the client is remembered, and
// each text judged by that. It shares no code with what it judges.
import { repeatMs } from './footer-plan.ts';

type Given = {
  id: string;
  sender: string;
  at: number;
  hasFooter: boolean;
  /** What is known of it: in the client's hands as far as anyone knows, or not. */
  reached: boolean;
};

export function aFooterReference() {
  const given: Given[] = [];
  const answered = new Set<string>();
  let lastAnswerAt: number | undefined;

  /** The client's last answer is to whoever's text they had last by then, as far as is known now. */
  function credit(): void {
    const at = lastAnswerAt;
    if (at === undefined) return;
    const latest = given.findLast((text) => text.reached && text.at <= at);
    if (latest !== undefined) answered.add(latest.sender);
  }

  return {
    /** Whether a text that `sender` gives to the carrier at `at` has to carry the instructions. */
    isDue(sender: string, at: number): boolean {
      const had = given.filter((text) => text.sender === sender && text.hasFooter && text.reached);
      if (had.length === 0) return true;
      if (answered.has(sender)) return false;
      return had.every((text) => at - text.at >= repeatMs);
    },

    give(text: { id: string; sender: string; at: number; hasFooter: boolean }): void {
      given.push({ ...text, reached: true });
    },

    /** What came to be known of a text: the carrier did not take it or could not deliver it, or it was delivered after all. */
    learn(id: string, reached: boolean): void {
      const latest = given.findLast((text) => text.id === id);
      if (latest === undefined) return;
      latest.reached = reached;
      if (reached && lastAnswerAt !== undefined && latest.at <= lastAnswerAt) credit();
    },

    /** The client writes what is no keyword. */
    answer(at: number): void {
      lastAnswerAt = at;
      credit();
    },
  };
}
