// Why a text did not reach the client: each code once, with its words, and whether another text would fare the same (CL-12).

type Failure = {
  words: string;
  /** `phone`: no text reaches this phone. `words`: another text may. `now`: the same text may, later. */
  liesIn: 'phone' | 'words' | 'now';
};

/** By the carrier's last word, or its answer to the send. https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html */
export const failures = {
  blocked: { words: 'The client’s phone or carrier blocks texts.', liesIn: 'phone' },
  'carrier-blocked': {
    words: 'The client’s carrier blocked it, often for its wording or its links.',
    liesIn: 'phone',
  },
  'carrier-unreachable': { words: 'The client’s carrier could not be reached.', liesIn: 'now' },
  unreachable: { words: 'The client’s phone could not be reached.', liesIn: 'phone' },
  invalid: { words: 'The client’s phone number can’t receive texts.', liesIn: 'phone' },
  'invalid-message': { words: 'The carrier rejected it as invalid.', liesIn: 'words' },
  spam: { words: 'The carrier treated it as spam.', liesIn: 'words' },
  'ttl-expired': { words: 'The client’s phone was off for too long.', liesIn: 'now' },
  'protect-blocked': {
    words: 'The account’s protection settings block texts to this number.',
    liesIn: 'phone',
  },
  'opted-out-at-carrier': {
    words: 'The carrier’s own list says that this phone has opted out.',
    liesIn: 'phone',
  },
  'country-not-served': {
    words: 'The client’s phone is in a country we don’t serve.',
    liesIn: 'phone',
  },
} as const satisfies Record<string, Failure>;

const byCode: Readonly<Record<string, Failure>> = failures;

export function failureWords(code: string): string {
  return byCode[code]?.words ?? 'The carrier gave this reason.';
}

/** CL-12: nobody reaches the client by texts, as far as that code tells. What a carrier calls by a name of its own has failed for good. */
export function isForGood(code: string): boolean {
  return byCode[code] === undefined || byCode[code].liesIn === 'phone';
}

/** False for what the gate refuses for a reason of consent or of the conversation, of which the owner hears otherwise. */
export function isCarriers(code: string): boolean {
  return byCode[code] !== undefined;
}
