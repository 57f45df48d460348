// What is said and done on the phone after a claim: the winner is connected to the client (CA-5).
import type { Details } from '../../claiming/referral.ts';
import type { AgentLanguage } from '../../people/language.ts';
import type { PhoneClaim } from '../claim-by-phone.ts';
import type { PinOutcome } from '../pin/pin-line.ts';
import { ofBrand, outcomeInWords, pinRefusal, waitBeforeCalling } from './voice-prompts.ts';

/** What a phone flow speaks and does: flat and of strings only, as contact flows want it. */
export type FlowAnswer =
  | { outcome: 'connect'; say: string; transferTo: string }
  | { outcome: 'again' | 'end'; say: string };

export async function claimAnswer(
  { referralId, outcome }: { referralId: string; outcome: PhoneClaim },
  readDetails: (referralId: string) => Promise<Details | undefined>,
  language: AgentLanguage,
): Promise<FlowAnswer> {
  const say = outcomeInWords(outcome, language);
  if (outcome.kind !== 'won') return { outcome: 'end', say };
  const details = await readDetails(referralId);
  if (details === undefined) throw new Error(`There is no referral ${referralId}`);
  return { outcome: 'connect', say, transferTo: details.client.phone };
}

/** CA-4, CA-5: what the PIN line says after digits were entered. PE-1: a line of several brands says whose referral it was. */
export async function pinAnswer(
  entered: PinOutcome,
  readDetails: (referralId: string) => Promise<Details | undefined>,
  /** Undefined where the line has said so already. */
  readBrand: (teamId: string) => Promise<string | undefined>,
  language: AgentLanguage,
): Promise<FlowAnswer> {
  switch (entered.kind) {
    case 'locked-out':
      return { outcome: 'end', say: pinRefusal('locked-out', language) };
    case 'wrong-pin':
      return { outcome: entered.mayTryAgain ? 'again' : 'end', say: pinRefusal('wrong-pin', language) };
    case 'pin-replaced':
      return entered.mayTryAgain
        ? { outcome: 'again', say: pinRefusal('pin-replaced', language) }
        : { outcome: 'end', say: `${pinRefusal('pin-replaced', language)} ${waitBeforeCalling(language)}` };
    case 'entered': {
      const [answer, brand] = await Promise.all([
        claimAnswer(entered, readDetails, language),
        readBrand(entered.teamId),
      ]);
      return brand === undefined ? answer : { ...answer, say: ofBrand(brand, answer.say, language) };
    }
  }
}
