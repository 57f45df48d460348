// Phrases that carriers treat as spam, by configuration: a text with one is refused, and the agent told which.

/** Those of `phrases` that occur in `body`, whole words each, whatever the case, accents and spacing. */
export function spamPhrasesIn(body: string, phrases: readonly string[]): string[] {
  const text = ` ${foldedPhrase(body)} `;
  return phrases.filter((phrase) => {
    const words = foldedPhrase(phrase);
    return words !== '' && text.includes(` ${words} `);
  });
}

/** What is compared: words of letters, digits, $ and %. */
export function foldedPhrase(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}'’]/gu, '');
  return (plain.toLowerCase().match(/[\p{L}\p{N}$%]+/gu) ?? []).join(' ');
}
