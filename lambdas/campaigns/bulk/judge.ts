// CP-6: what a client of the audience would get of a bulk text, or why nothing. In the order of the gate, which decides anew when each text leaves.
import { type Details, doTextsFail, type Race } from '../../claiming/referral.ts';
import type { Consent } from '../../consent/consent.ts';
import { coversAutomated } from '../../consent/coverage.ts';
import { type OpenQuestion, waitsUntil } from '../../consent/words/open-question.ts';
import type { AgentProfile } from '../../people/team.ts';
import { cappedUntil, type RecentAutomated } from '../../texting/automated/cap.ts';
import { additionsFor, conversationOf, type FooterState } from '../../texting/footer/footer.ts';
import type { BrandWording } from '../../texting/wording/brand-wording.ts';
import type { Names } from '../../texting/wording/first-text.ts';
import { type Additions, outgoingText } from '../../texting/wording/outgoing-text.ts';
import { segmentsOf } from '../../texting/wording/segments.ts';
import { longestSent } from '../../texting/wording/text-body.ts';
import { fieldValuesOf } from '../templates/field-values.ts';
import { type Part, renderTemplate } from '../templates/template-text.ts';
import type { LeftOutReason } from './audience.ts';

/** What decides about one client, as it was read. */
export type ClientFacts = {
  race: Race;
  details: Details;
  /** A first consent that the source has just sent counts before it is in the ledger (TX-1). */
  consent: Consent | undefined;
  question: OpenQuestion | undefined;
  recent: RecentAutomated | undefined;
  footer: FooterState | undefined;
};

export type Judged =
  | { leftOut: LeftOutReason }
  | {
      leftOut?: undefined;
      /** The text with its fields filled in, and what goes out around it, as far as is known. */
      words: string;
      names: Names;
      additions: Additions;
      body: string;
      appended: string;
      segments: number;
    };

/** No text has this id: what the client had, they had of others. */
const nextText = 'next';

/** `leavesAt`: now, or the end of quiet hours. */
export function judgeClient(
  { race, details, consent, question, recent, footer }: ClientFacts,
  {
    parts,
    owner,
    wording,
    now,
    leavesAt,
  }: {
    parts: readonly Part[];
    owner: AgentProfile;
    wording: BrandWording;
    now: Date;
    leavesAt: Date;
  },
): Judged {
  if (race.clientOptedOut || consent?.status === 'opted-out') return { leftOut: 'opted-out' };
  if (!race.textingPreferred || consent?.status !== 'on') return { leftOut: 'consent-missing' };
  if (waitsUntil(question, now) !== undefined) return { leftOut: 'asked-to-stop' };
  if (!coversAutomated(consent)) return { leftOut: 'automated-not-covered' };
  if (!owner.licensed) return { leftOut: 'license-lapsed' };
  if (race.noNumberFree) return { leftOut: 'no-number-free' };
  if (doTextsFail(race)) return { leftOut: 'texts-fail' };
  if (cappedUntil(recent, nextText, leavesAt) !== undefined) return { leftOut: 'capped' };
  const rendering = renderTemplate(
    parts,
    fieldValuesOf({
      clientName: details.client.name,
      agentName: owner.name,
      brand: wording.name,
      city: details.area.city,
    }),
  );
  if (rendering.kind === 'held') return { leftOut: 'missing-field' };
  const names = { agentName: owner.name, brand: wording.name };
  const conversation = conversationOf(race.referralId, race.round);
  const text = { id: nextText, conversation, at: leavesAt };
  const additions = additionsFor(footer, text, { names, instructions: wording.optOutInstructions });
  const { body, appended } = outgoingText(rendering.text, additions);
  if (body.length + appended.length > longestSent) return { leftOut: 'too-long' };
  const { segments } = segmentsOf(body + appended);
  return { words: rendering.text, names, additions, body, appended, segments };
}
