// The sender of a brand's emails as mailboxes show it: its name before its address (PE-1). RFC 5322 §3.4, and RFC 2047 for letters beyond ASCII.

/** Of an encoded word 75 characters, of which `=?UTF-8?B?` and `?=` take 12: in base64 that many bytes. */
const mostBytes = 45;

export function senderOf({ name, emailFrom }: { name: string; emailFrom: string }): string {
  const isPlain = /^[\x20-\x7e]*$/.test(name);
  const shown = isPlain ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodedWords(name).join(' ');
  return `${shown} <${emailFrom}>`;
}

/** Each is read by itself: no letter is cut in two. */
function encodedWords(name: string): string[] {
  const parts: string[] = [];
  for (const letter of name) {
    const longer = (parts.at(-1) ?? '') + letter;
    if (parts.length === 0 || Buffer.byteLength(longer) > mostBytes) parts.push(letter);
    else parts[parts.length - 1] = longer;
  }
  return parts.map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`);
}
