// What is said on the phone, by language: one that is missing, or lacks a sentence, does not compile (PE-8).
import type { InEachLanguage } from '../../people/language.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { spanish } from './spanish.ts';
import type { VoiceWords } from './voice-words.ts';

export const voiceWords: InEachLanguage<VoiceWords> = { en: english, es: spanish, fr: french };
