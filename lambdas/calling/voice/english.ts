// What is said on the phone in English.
import { lostClaims } from '../../claiming/claim.ts';
import type { VoiceWords } from './voice-words.ts';

export const english: VoiceWords = {
  inVain: {
    ...lostClaims,
    'not-offered': 'It is no longer open to you.',
    'license-lapsed':
      'Your license has lapsed, so it is no longer open to you. Ask your administrator to record the new license.',
    'left-team': 'You are no longer on this team.',
    'offered-again': 'It was returned, and is being offered to you again. Claim it on its page.',
  },
};
