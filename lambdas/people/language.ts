// PE-8: the language in which an agent is told things: texts, emails, pushes and calls.
import * as z from 'zod';

/** English before anybody chose. */
export const agentLanguages = ['en', 'es', 'fr'] as const;
export const agentLanguage = z.enum(agentLanguages).meta({
  id: 'AgentLanguage',
  description: 'English, Spanish or French.',
});
export type AgentLanguage = z.infer<typeof agentLanguage>;

/** A language that is missing doesn't compile. */
export type InEachLanguage<Words> = Readonly<Record<AgentLanguage, Words>>;

export function languageOf(agent: { language?: AgentLanguage | undefined } | undefined): AgentLanguage {
  return agent?.language ?? 'en';
}

/** What is said of the same facts in each language. */
export function inEach<Words, Said>(
  words: InEachLanguage<Words>,
  said: (own: Words) => Said,
): InEachLanguage<Said> {
  return { en: said(words.en), es: said(words.es), fr: said(words.fr) };
}
