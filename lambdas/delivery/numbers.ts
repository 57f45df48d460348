// Which of our numbers a text comes from.
import type { Programme } from '../consent/consent.ts';
import type { TextContent } from './send.ts';

/** The number for `text`: its own, if it has one, else always the same one for a referral, the referrals spread evenly over the programme's numbers. */
export function numberFor(
  text: Pick<TextContent, 'programme' | 'purpose' | 'from'>,
  numbers: Record<Programme, readonly string[]>,
): string {
  if (text.from !== undefined) return text.from;
  const pool = numbers[text.programme];
  const about = 'referralId' in text.purpose ? text.purpose.referralId : '';
  const place = [...about].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  const number = pool[place % pool.length];
  if (number === undefined) throw new Error(`There is no number for ${text.programme}`);
  return number;
}
