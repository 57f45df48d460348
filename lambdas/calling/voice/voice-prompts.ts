// What is said on the phone, in the language of the agent (PE-8). Never who the client is: anyone may hear it.
import type { Details } from '../../claiming/referral.ts';
import { type AgentLanguage, type InEachLanguage, inEach } from '../../people/language.ts';
import type { PhoneClaim } from '../claim-by-phone.ts';
import { voiceWords } from './languages.ts';
import type { InVain, VoiceWords } from './voice-words.ts';

/** What a call is about, said to whoever answers. */
export function announcement(
  details: Pick<Details, 'side' | 'kind' | 'area'>,
  brand: string,
  language: AgentLanguage,
): string {
  return ofBrand(brand, voiceWords[language].announcement(details), language);
}

/** Goes after it where answering claims. The words are fixed before it rings: whether it was won is not known yet. */
export function byAnswering(language: AgentLanguage): string {
  return voiceWords[language].byAnswering;
}

/** What a call says by which an agent tries their phone. */
export function testCall(brand: string, language: AgentLanguage): string {
  return voiceWords[language].testCall(brand);
}

export function testCallHeard(language: AgentLanguage): string {
  return voiceWords[language].testCallHeard;
}

/** Why a claim by phone failed, for the agent's ear and mailbox; empty for what has no words. */
export function inVainInWords(why: string): InEachLanguage<string> {
  return inEach(voiceWords, ({ inVain }) => (isInVain(why) ? inVain[why] : ''));
}

function isInVain(why: string): why is InVain {
  return Object.hasOwn(voiceWords.en.inVain, why);
}

/** Said to an agent whose claim by phone was carried out, or why it was not. */
export function outcomeInWords(outcome: PhoneClaim, language: AgentLanguage): string {
  const own = voiceWords[language];
  switch (outcome.kind) {
    case 'won':
      return own.won;
    case 'already-yours':
      return own.alreadyYours;
    case 'offered-again':
      return `${own.ofEarlierOffer} ${own.inVain[outcome.kind]}`;
    default:
      return `${own.notAvailable} ${own.inVain[outcome.kind]}`;
  }
}

/** PE-1: in the name of the brand, on a line that several have. */
export function ofBrand(brand: string, said: string, language: AgentLanguage): string {
  return voiceWords[language].ofBrand(brand, said);
}

/** Said on the PIN line when nothing can be claimed by what was entered. */
export function pinRefusal(why: keyof VoiceWords['pinRefusals'], language: AgentLanguage): string {
  return voiceWords[language].pinRefusals[why];
}

/** CA-12: goes after it when the phone is locked out as well. */
export function waitBeforeCalling(language: AgentLanguage): string {
  return voiceWords[language].waitBeforeCalling;
}
