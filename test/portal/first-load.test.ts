import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { portalDir } from '../../local/build.ts';

const mostBytes = 130_000;
const mostSignInBytes = 21_000;

const page = readFileSync(join(portalDir, 'index.html'), 'utf8');
const sizeOf = (path: string) => gzipSync(readFileSync(join(portalDir, path))).length;

/** What the page loads by itself, which signs in. */
const signInScripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
  ([, path = '']) => path,
);

/** What it goes on to with whoever is signed in; all else is loaded when somebody goes there or types what needs it. */
function pageScripts(): string[] {
  const code = signInScripts.map((path) => readFileSync(join(portalDir, path), 'utf8')).join('');
  const named = [...code.matchAll(/import\(`\.\/(pages-[\w-]+\.js)`\)/g)].map(([, name]) => `assets/${name}`);
  const shared = named.flatMap((path) =>
    [...readFileSync(join(portalDir, path), 'utf8').matchAll(/from"\.\/([\w-]+\.js)"/g)].map(
      ([, name]) => `assets/${name}`,
    ),
  );
  return [...new Set([...named, ...shared])].filter((path) => !signInScripts.includes(path));
}

test('the claim page’s first load takes at most 130 KB of compressed JavaScript, the sign-in included', () => {
  const total = [...signInScripts, ...pageScripts()].reduce((sum, path) => sum + sizeOf(path), 0);
  expect(pageScripts().length).toBeGreaterThan(0);
  expect(total).toBeGreaterThan(100_000);
  expect(total).toBeLessThanOrEqual(mostBytes);
});

test('the way to the sign-in page, which a slow phone goes before it loads the pages, takes at most 21 KB of it', () => {
  const total = signInScripts.reduce((sum, path) => sum + sizeOf(path), 0);
  expect(total).toBeLessThanOrEqual(mostSignInBytes);
});

test('until the code is there the page shows its shapes, which need nothing but the one style sheet', () => {
  expect(page).toMatch(/<div id="portal">\s*<div class="shapes" aria-hidden="true">/);
  expect(page.match(/rel="stylesheet"/g)).toHaveLength(1);
});

test('the page runs no script and no style of its own: the content security policy forbids them', () => {
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
});
