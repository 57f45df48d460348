// Words of ours in letters that every text has (GSM 03.38): one other letter halves what a segment holds. Never names: they stay as they are.

/** Of é, è, à, ù, ñ, ü and É the alphabet has each as it is. */
const instead: Readonly<Record<string, string>> = {
  á: 'a',
  í: 'i',
  ó: 'o',
  ú: 'u',
  Á: 'A',
  Í: 'I',
  Ó: 'O',
  Ú: 'U',
  â: 'a',
  ê: 'e',
  î: 'i',
  ô: 'o',
  û: 'u',
  ë: 'e',
  ï: 'i',
  ç: 'c',
  À: 'A',
  Ê: 'E',
  œ: 'oe',
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
};

export function inLettersOfTexts(words: string): string {
  return [...words].map((letter) => instead[letter] ?? letter).join('');
}
