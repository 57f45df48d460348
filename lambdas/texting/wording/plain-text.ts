// Texts of which nobody needs the carriers' alphabet to know that they are one segment.

/** Letters that are certainly in the GSM alphabet, and few enough for one segment: most texts. */
const plainAndShort = /^[A-Za-z0-9 \n.,:;!?'"()/+*&%#=@-]{1,160}$/;

export function isPlainAndShort(body: string): boolean {
  return plainAndShort.test(body);
}
