// Between what something is and what stands there: French has a gap before it, at which no line breaks.
export const colon = { en: ': ', fr: '\u00a0: ', es: ': ' };
