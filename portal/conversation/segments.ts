// How carriers will cut a text. Loaded when the first text is typed: its tables are larger than a page.
import { SegmentedMessage } from 'sms-segments-calculator';

export function segmentsOf(body: string): { encoding: 'GSM-7' | 'UCS-2'; segments: number } {
  const { encodingName, segmentsCount } = new SegmentedMessage(body);
  return { encoding: encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2', segments: segmentsCount };
}
