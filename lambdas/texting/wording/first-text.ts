// The first text of an agent to a client names the agent and the brand; what is missing is put in front: TX-8.
import { folded } from './folded.ts';

/** Whom a first text has to name. */
export type Names = { agentName: string; brand: string };

/** `body` as it goes out. */
export function withIntroduction(body: string, names: Names): string {
  return introductionTo(body, names) + body;
}

/** What is put in front of `body`. The agent is named by the full name, or by the first name where it introduces them. */
export function introductionTo(body: string, { agentName, brand }: Names): string {
  const text = folded(body);
  const namesAgent = hasWord(text, agentName) || introducesByFirstName(text, agentName);
  // A team may be called as its brand is.
  const namesBrand = hasWord(text, brand) || (!namesAgent && hasWord(folded(agentName), brand));
  const missing = [...(namesAgent ? [] : [agentName]), ...(namesBrand ? [] : [brand])];
  return missing.length === 0 ? '' : `${missing.join(', ')}: `;
}

/** "This is Will", "Will here": many first names are ordinary words, so the name alone proves nothing. */
function introducesByFirstName(text: string, agentName: string): boolean {
  const [firstName = agentName] = folded(agentName).trim().split(' ');
  const name = escaped(firstName);
  const before = `(?:this is|it'?s|i'?m|i am|my name is) ${name}`;
  const after = `${name} (?:here|from|with)`;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${before}|${after})(?![\\p{L}\\p{N}])`, 'u').test(text);
}

function hasWord(text: string, word: string): boolean {
  const name = escaped(folded(word).trim());
  return new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
