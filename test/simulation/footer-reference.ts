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
      if (latest !== undefined) latest.reached = reached;
    },

    /** The client writes what is no keyword: to whoever reached them last. */
    answer(): void {
      const latest = given.findLast(({ reached }) => reached);
      if (latest !== undefined) answered.add(latest.sender);
    },
  };
}
