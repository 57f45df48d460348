// CP-7 once more, from the contract alone: after which text a client asked for no more, and what that makes of a bulk text's figures. What nobody
// knows yet is kept open: a function that died may have given the text to the carrier.
import { dayMs } from '../campaigns/local-clocks.ts';

/** `unsure`: its function died. `unanswered`: the carrier had it, and has not said so. `failed`: the carrier took it, and the client never had it. */
type Fate = 'waiting' | 'unsure' | 'unanswered' | 'given' | 'failed' | 'refused';

type Text = {
  outboxId: string;
  phone: string;
  referralId: string;
  bulkId: string | undefined;
  at: number;
  fate: Fate;
  hasOptedOut: 'no' | 'perhaps' | 'yes';
};

/** At least, and at most. */
export type Range = readonly [number, number];

/** What a client asks for later is about something else. */
const withinMs = 7 * dayMs;

export type OptOutReference = ReturnType<typeof anOptOutReference>;

export function anOptOutReference() {
  const texts = new Map<string, Text>();
  const failing = new Set<string>();

  const ofBulk = (bulkId: string) => [...texts.values()].filter((text) => text.bulkId === bulkId);
  const count = (bulkId: string, ...fates: Fate[]) =>
    ofBulk(bulkId).filter(({ fate }) => fates.includes(fate)).length;

  return {
    /** Where a text is: the same one again, as more is known of it. */
    note(text: Pick<Text, 'outboxId' | 'phone' | 'referralId' | 'bulkId' | 'at'>, fate: Fate): void {
      const known = texts.get(text.outboxId);
      if (fate === 'failed' || fate === 'refused') failing.add(text.referralId);
      // Of one that the carrier had, when it had it.
      const at = fate === 'failed' ? (known?.at ?? text.at) : text.at;
      texts.set(text.outboxId, { ...text, at, fate, hasOptedOut: known?.hasOptedOut ?? 'no' });
    },

    /** One that a person wrote. */
    failed: (referralId: string) => void failing.add(referralId),
    /** Texts to them may have been found not to arrive. */
    mayFail: (referralId: string) => failing.has(referralId),

    /** The client's phone takes its consent back: after the last automated text that it was given, whoever sent it. */
    optedOut(phone: string, at: number): void {
      const latestFirst = [...texts.values()]
        .filter((text) => text.phone === phone && text.at <= at && text.at >= at - withinMs)
        .toSorted((one, other) => other.at - one.at);
      let isSure = true;
      for (const text of latestFirst) {
        const isGiven = text.fate === 'given' || text.fate === 'unanswered';
        if (!isGiven && text.fate !== 'unsure') continue;
        isSure &&= isGiven;
        if (isSure) text.hasOptedOut = 'yes';
        else if (text.hasOptedOut === 'no') text.hasOptedOut = 'perhaps';
        if (isGiven) return;
      }
    },

    sent: (bulkId: string): Range => {
      const sure = count(bulkId, 'given', 'failed');
      return [sure, sure + count(bulkId, 'unsure', 'unanswered')];
    },
    optOuts: (bulkId: string): Range => {
      const sure = ofBulk(bulkId).filter(({ hasOptedOut }) => hasOptedOut === 'yes').length;
      const perhaps = ofBulk(bulkId).filter(({ hasOptedOut }) => hasOptedOut === 'perhaps').length;
      return [sure, sure + perhaps];
    },
    /** Those of its texts that were written, and neither left nor were refused. */
    waiting: (bulkId: string): Range => {
      const sure = count(bulkId, 'waiting');
      return [sure, sure + count(bulkId, 'unsure', 'unanswered')];
    },
  };
}
