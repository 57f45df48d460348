// What is said to agents, by language: one that is missing, or lacks a message, does not compile (PE-8).
import type { InEachLanguage } from '../../people/language.ts';
import type { AgentWords } from './agent-words.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { spanish } from './spanish.ts';

export const agentWords: InEachLanguage<AgentWords> = { en: english, es: spanish, fr: french };
