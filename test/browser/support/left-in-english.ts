// Which words of a page are English where the reader has another language: those that the portal says in English, and whatever reads as English.
import type { Page } from 'playwright-core';
import * as z from 'zod';
import { modules } from '../../portal/support/said.ts';

/** What people are called and wrote has its own direction, and its own language; what is marked as another language, as one's name for it, says so. */
const collect = `(() => {
  const said = [document.title];
  const isPeoples = (element) => element.closest('[dir="auto"], body [lang], bdi, script, style, noscript, svg title') !== null;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) if (!isPeoples(node.parentElement)) said.push(node.data);
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt']) {
      const value = element.getAttribute(name);
      if (value !== null) said.push(value);
    }
  }
  return [...new Set(said.map((text) => text.replaceAll(/\\s+/g, ' ').trim()).filter((text) => /\\p{L}{2}/u.test(text)))];
})()`;

/** Words of every English sentence that are none in French or Spanish. */
const english =
  /\b(the|you|your|this|that|with|and|are|has|have|was|were|not|of|is|it|for|from|when|who|will|by|to|their|they)\b/i;

export type English = (text: string) => boolean;

/** Finds what the portal says in English and not alike in `code`. */
export async function englishBut(code: 'fr' | 'es'): Promise<English> {
  const whole = new Set<string>();
  const parts = new Set<string>();
  const alike = new Set<string>();
  for (const [, read] of modules) {
    const words = await read();
    for (const [path, said] of words.en) {
      for (const part of said.split(/ \| |\s{2,}/)) {
        if (part.split(' ').length > 2) parts.add(part);
        else whole.add(part);
      }
      for (const part of words[code].get(path)?.split(/ \| |\s{2,}/) ?? []) alike.add(part);
    }
  }
  return (text) =>
    !alike.has(text) &&
    (whole.has(text) || english.test(text) || [...parts].some((part) => text.includes(part)));
}

export async function leftInEnglish(page: Page, isEnglish: English): Promise<string[]> {
  return z
    .array(z.string())
    .parse(await page.evaluate(collect))
    .filter(isEnglish);
}
