// A phone number as people write it, made into what the API takes where that is beyond doubt.

/** Ten digits are a North American number; anything else stays for the API to judge. */
export function e164Of(entered: string): string {
  const bare = entered.replace(/[\s().\u2010-\u2015\u00a0-]/g, '');
  // What stands behind the ten digits, such as an extension, goes along: the API says what is wrong with it.
  const [, digits, rest = ''] = /^1?(\d{10})(\D.*)?$/.exec(bare) ?? [];
  return digits === undefined ? bare : `+1${digits}${rest}`;
}
