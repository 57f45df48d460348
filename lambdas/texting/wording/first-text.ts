// The first text of an agent to a client names the agent and the brand; what is missing is put in front: TX-8.

/** `body` as it goes out. The agent is named by the full name, or by the first name where it introduces them. */
export function withIntroduction(
  body: string,
  { agentName, brand }: { agentName: string; brand: string },
): string {
  const namesAgent = hasWord(body, agentName) || introducesByFirstName(body, agentName);
  const missing = [...(namesAgent ? [] : [agentName]), ...(hasWord(body, brand) ? [] : [brand])];
  return missing.length === 0 ? body : `${missing.join(', ')}: ${body}`;
}

/** "This is Will", "Will here": many first names are ordinary words, so the name alone proves nothing. */
function introducesByFirstName(body: string, agentName: string): boolean {
  const [firstName = agentName] = agentName.split(' ');
  const name = escaped(firstName);
  const before = `(?:this is|it[’']?s|i[’']?m|i am|my name is)\\s+${name}`;
  const after = `${name}\\s+(?:here|from|with)`;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${before}|${after})(?![\\p{L}\\p{N}])`, 'iu').test(body);
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
