// Phrases that carriers take for spam, by configuration: a text with one is refused, and the agent told which.

/** Those of `phrases` that stand in `body`, whole words each, whatever the case, accents and spacing. */
export function spamPhrasesIn(body: string, phrases: readonly string[]): string[] {
  const text = ` ${folded(body)} `;
  return phrases.filter((phrase) => text.includes(` ${folded(phrase)} `));
}

function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}'’]/gu, '');
  return (plain.toLowerCase().match(/[\p{L}\p{N}$%]+/gu) ?? []).join(' ');
}
