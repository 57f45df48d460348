// How many texts arrived and how many failed, by the hour and by what they were sent from: what an operator sees as curves.
import type { CarrierReceipt } from '../../carriers/receipt.ts';
import type { OutboxContent } from '../outbox/outbox-message.ts';

/** What carriers' receipts end with. */
export const counted = ['delivered', 'failed'] as const;
export type Counted = (typeof counted)[number];

/** What texts are sent from: a program of a brand, and the number where the text names one. */
export type Sender = { program: string; brand: string | undefined; from: string | undefined };
export type Count = { sender: Sender; counted: Counted; texts: number };

/** By the hour, oldest first. */
export type Curve = { sender: Sender } & Record<Counted, number[]>;

/** Notes what one batch of receipts said. */
export function countsOf() {
  const found = new Map<string, Count>();
  return {
    note(content: OutboxContent, status: CarrierReceipt['status']): void {
      const is = counted.find((each) => each === status);
      if (is === undefined || content.channel !== 'text') return;
      const sender = { program: content.program, brand: content.brand, from: content.from };
      const key = `${senderKeyOf(sender)}#${is}`;
      found.set(key, { sender, counted: is, texts: (found.get(key)?.texts ?? 0) + 1 });
    },
    noted: (): readonly Count[] => [...found.values()],
  };
}

export function senderKeyOf({ program, brand = '', from = '' }: Sender): string {
  return `${program}#${brand}#${from}`;
}

export function senderOf(key: string): Sender {
  const [program = '', brand = '', from = ''] = key.split('#');
  return { program, brand: brand || undefined, from: from || undefined };
}

const hourMs = 3_600_000;

/** The beginnings of the last `hours` hours, the one that is under way last. */
export function lastHours(now: Date, hours: number): Date[] {
  const current = Math.floor(now.getTime() / hourMs) * hourMs;
  return Array.from({ length: hours }, (_, index) => new Date(current - (hours - 1 - index) * hourMs));
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
/** The name of the count of an hour in its day's item. */
export const fieldOf = (is: Counted, at: Date): string => `${is}${at.toISOString().slice(11, 13)}`;
