// The first text of an agent to a client names the agent and the brand; what is missing is put in front: TX-8.

/** `body` as it goes out. A name counts as given when the full name or the first name stands in it as a word. */
export function introduced(body: string, { agentName, brand }: { agentName: string; brand: string }): string {
  const [firstName = agentName] = agentName.split(' ');
  const namesAgent = hasWord(body, agentName) || hasWord(body, firstName);
  const missing = [...(namesAgent ? [] : [agentName]), ...(hasWord(body, brand) ? [] : [brand])];
  return missing.length === 0 ? body : `${missing.join(', ')}: ${body}`;
}

function hasWord(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
