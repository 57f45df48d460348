// CP-6, CP-7 and CP-9 once more, from the contract alone: why a client of a bulk text's page gets no text when the page is handed out.
import { dayMs } from '../campaigns/local-clocks.ts';
import type { Events } from './events-reference.ts';
import { isQuiet, nextHalfHour, type QuietHours } from './quiet-reference.ts';

export type WhyNot = {
  /** It is so. */
  surely: ReadonlySet<string>;
  /** It may be so, as far as the reference knows. */
  perhaps: ReadonlySet<string>;
};

type Known = {
  quietHours: QuietHours | null;
  events: Events;
  /** CP-9, at a moment. */
  isCapped(phone: string, at: number): 'no' | 'perhaps' | 'yes';
  mayFail(referralId: string): boolean;
};

export function whyNot(
  { referralId, agentId }: { referralId: string; agentId: string },
  at: number,
  { quietHours, events, isCapped, mayFail }: Known,
): WhyNot {
  const client = events.clientOf(referralId);
  const { phone, owner, wantsTexts, zones } = client;
  const consent = events.consentOf(phone);
  const [surely, perhaps] = [new Set<string>(), new Set<string>()];
  if (owner !== agentId) surely.add('handed-over');
  if (consent?.isOn !== true && consent?.stoppedAt !== undefined) surely.add('opted-out');
  if (!wantsTexts || consent?.isOn !== true) surely.add('consent-missing');
  if (consent?.isCovered !== true) surely.add('automated-not-covered');
  if (owner !== undefined && !events.hasLicense(owner)) surely.add('license-lapsed');
  if (mayFail(referralId)) perhaps.add('texts-fail');
  let leavesAt = at;
  while (leavesAt < at + dayMs && isQuiet(leavesAt, quietHours, zones)) leavesAt = nextHalfHour(leavesAt);
  const capped = isCapped(phone, leavesAt);
  if (capped === 'yes') surely.add('cap-reached');
  if (capped === 'perhaps') perhaps.add('cap-reached');
  return { surely, perhaps };
}
