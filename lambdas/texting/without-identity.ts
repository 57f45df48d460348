// CL-9, TX-3: what a client and their team wrote, without who the client is, for who reads it before the claim.

/** Stands for what is not shown. */
const hidden = '•••';

/** `text` without the client's name, any part of it, their phone however it is written, and their email. */
export function withoutIdentity(
  text: string,
  { name, phone, email }: { name: string; phone: string; email?: string | undefined },
): string {
  const names = name.split(/[\s,]+/).filter((word) => [...word].length > 1);
  const patterns = [...(email === undefined ? [] : [wordOf(email)]), ...names.map(wordOf), digitsOf(phone)];
  return patterns.reduce((shown, pattern) => shown.replace(pattern, hidden), text);
}

function wordOf(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}

/** A number of ten digits, with or without the country in front: "(202) 555-0188". */
function digitsOf(phone: string): RegExp {
  const national = [...phone.replace(/\D/g, '').slice(-10)];
  return new RegExp(`(?:\\+?1[\\s().-]*)?\\(?${national.join('[\\s().-]*')}`, 'g');
}
