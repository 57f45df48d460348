// A phone number as people write it, made into what the API takes where that is beyond doubt.

/** Ten digits are a North American number; anything else stays for the API to judge. */
export function e164Of(entered: string): string {
  const bare = entered.replace(/[\s().\u2010-\u2015\u00a0-]/g, '');
  if (/^[2-9]\d{9}$/.test(bare)) return `+1${bare}`;
  return /^1[2-9]\d{9}$/.test(bare) ? `+${bare}` : bare;
}
