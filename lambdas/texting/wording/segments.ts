// How carriers will cut a text: its encoding and its number of segments (TX-10). The portal loads it when it is needed: the tables are large.
import { SegmentedMessage } from 'sms-segments-calculator';
import { plainSegments } from './plain-text.ts';

export type Cut = { encoding: 'GSM-7' | 'UCS-2'; segments: number };

/** Exact, also for emoji and for the extension characters that count twice. The library takes a millisecond, as long as a claim. */
export function segmentsOf(body: string): Cut {
  const plain = plainSegments(body);
  if (plain !== undefined) return { encoding: 'GSM-7', segments: plain };
  const { encodingName, segmentsCount } = new SegmentedMessage(body);
  return { encoding: encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2', segments: segmentsCount };
}
