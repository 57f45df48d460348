// Portal, sign-in page and desk are of one look: their colors, in light and dark, are the portal's own sheet.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { whoAreYou } from '../../local/sign-in/who-are-you.ts';
import { languageFor } from '../../local/sign-in/words.ts';

const root = join(import.meta.dirname, '../..');
const sheetOf = (name: string) => readFileSync(join(root, 'portal/look', `${name}.css`), 'utf8').trim();
/** What a sheet itself says a color is, in place of a name. */
const ownColor = /(?<![\w-])(?:#[\da-f]{3,8}\b|rgba?\(|hsla?\(|oklch\()/i;

test('the sign-in page has the colors, type and controls of the portal, and none of its own', async () => {
  const nobody = { agents: [], teams: new Map(), operators: [], says: undefined };
  const page = String(await whoAreYou({ language: languageFor(undefined), ...nobody }));
  const [style = ''] = /(?<=<style>)[\s\S]*(?=<\/style>)/.exec(page) ?? [];
  const shared = ['colors', 'page', 'controls'].map(sheetOf);
  for (const sheet of shared) expect(style).toContain(sheet);
  const own = shared.reduce((rest, sheet) => rest.replace(sheet, ''), style);
  expect(own).toContain('.people');
  expect(own).not.toMatch(ownColor);
});

test('the desk has the colors of the portal', () => {
  const base = readFileSync(join(root, 'local/desk/style/base.css'), 'utf8');
  expect(base).toMatch(/^@import "\.\.\/\.\.\/\.\.\/portal\/look\/colors\.css";$/m);
  expect(base).not.toMatch(ownColor);
  expect(base).not.toMatch(/--(?:main|main-text|quiet|panel|page)\s*:/);
});
