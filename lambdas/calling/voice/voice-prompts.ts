// What is said on the phone. Never who the client is: anyone may hear it.
import type { Details } from '../../claiming/referral.ts';
import { type InEachLanguage, inEach } from '../../people/language.ts';
import type { PhoneClaim } from '../claim-by-phone.ts';
import { voiceWords } from './languages.ts';
import type { InVain } from './voice-words.ts';

/** What a call is about, said to whoever answers. */
export function announcement(details: Pick<Details, 'side' | 'kind' | 'area'>, brand: string): string {
  const { side, kind, area } = details;
  const client = kind === 'warm-transfer' ? `A ${side} on the line` : `A new ${side}`;
  return ofBrand(brand, `${client} is looking for an agent in ${area.city}.`);
}

/** Goes after it where answering claims. The words are fixed before it rings: whether it was won is not known yet. */
export const byAnswering =
  'By answering, you claim the referral, unless a teammate was faster or it is no longer open to you. You will then be told why. If it is yours, you will get the details by email after this call, and you can find them in the portal.';

/** What a call says by which an agent tries their phone. */
export function testCall(brand: string): string {
  return `This is ${brand}, with the test call that you asked for. Calls about new clients come from this number. This one claims nothing.`;
}

export const testCallHeard = 'Your phone is ready. Goodbye.';

/** Why a claim by phone failed, for the agent's ear and mailbox; empty for what has no words. */
export function inVainInWords(why: string): InEachLanguage<string> {
  return inEach(voiceWords, ({ inVain }) => (isInVain(why) ? inVain[why] : ''));
}

function isInVain(why: string): why is InVain {
  return Object.hasOwn(voiceWords.en.inVain, why);
}

/** Said to an agent whose claim by phone was carried out, or why it was not. */
export function outcomeInWords(outcome: PhoneClaim): string {
  switch (outcome.kind) {
    case 'won':
      return 'The referral is yours. You are now being connected to the client.';
    case 'already-yours':
      return 'You already have this referral. The details are in the portal.';
    case 'offered-again':
      return `This call was about an earlier offer of the referral. ${voiceWords.en.inVain[outcome.kind]}`;
    default:
      return `This referral is no longer available to you. ${voiceWords.en.inVain[outcome.kind]}`;
  }
}

/** PE-1: in the name of the brand, on a line that several have. */
export function ofBrand(brand: string, said: string): string {
  return `This is ${brand}. ${said}`;
}

/** Said on the PIN line when nothing can be claimed by what was entered. */
export const pinRefusals = {
  'wrong-pin':
    'This PIN is not valid from this phone. Look it up in the portal and call from the phone in your profile.',
  'pin-replaced':
    'There were too many wrong PINs from this phone, so your PIN was replaced. Look up the new one in the portal.',
  'locked-out': 'There were too many wrong PINs from this phone. Please try again in fifteen minutes.',
} as const;

/** CA-12: goes after it when the phone is locked out as well. */
export const waitBeforeCalling = 'You can call from this phone again in fifteen minutes.';
