// How carriers will cut a text: its encoding and its number of segments (TX-10). The portal loads it when it is needed: the tables are large.
import { SegmentedMessage } from 'sms-segments-calculator';
import { isPlainAndShort } from './plain-text.ts';

export type Cut = { encoding: 'GSM-7' | 'UCS-2'; segments: number };

/** Exact, also for emoji and for the extension characters that count twice. The library takes half a millisecond. */
export function segmentsOf(body: string): Cut {
  if (isPlainAndShort(body)) return { encoding: 'GSM-7', segments: 1 };
  const { encodingName, segmentsCount } = new SegmentedMessage(body);
  return { encoding: encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2', segments: segmentsCount };
}
