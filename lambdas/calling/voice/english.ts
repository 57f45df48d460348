// What is said on the phone in English.
import { lostClaims } from '../../claiming/claim.ts';
import type { VoiceWords } from './voice-words.ts';

export const english: VoiceWords = {
  ofBrand: (brand, said) => `This is ${brand}. ${said}`,
  announcement({ side, kind, area }) {
    const client = kind === 'warm-transfer' ? `A ${side} on the line` : `A new ${side}`;
    return `${client} is looking for an agent in ${area.city}.`;
  },
  byAnswering:
    'By answering, you claim the referral, unless a teammate was faster or it is no longer open to you. You will then be told why. If it is yours, you will get the details by email after this call, and you can find them in the portal.',
  testCall: (brand) =>
    `This is ${brand}, with the test call that you asked for. Calls about new clients come from this number. This one claims nothing.`,
  testCallHeard: 'Your phone is ready. Goodbye.',
  won: 'The referral is yours. You are now being connected to the client.',
  alreadyYours: 'You already have this referral. The details are in the portal.',
  ofEarlierOffer: 'This call was about an earlier offer of the referral.',
  notAvailable: 'This referral is no longer available to you.',
  pinRefusals: {
    'wrong-pin':
      'This PIN is not valid from this phone. Look it up in the portal and call from the phone in your profile.',
    'pin-replaced':
      'There were too many wrong PINs from this phone, so your PIN was replaced. Look up the new one in the portal.',
    'locked-out': 'There were too many wrong PINs from this phone. Please try again in fifteen minutes.',
  },
  waitBeforeCalling: 'You can call from this phone again in fifteen minutes.',
  inVain: {
    ...lostClaims,
    'not-offered': 'It is no longer open to you.',
    'license-lapsed':
      'Your license has lapsed, so it is no longer open to you. Ask your administrator to record the new license.',
    'left-team': 'You are no longer on this team.',
    'offered-again': 'It was returned, and is being offered to you again. Claim it on its page.',
  },
};
