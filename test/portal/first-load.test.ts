import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { portalDir } from '../../local/build.ts';

const mostBytes = 130_000;

/** What the page loads by itself; all else is loaded when somebody goes there or types what needs it. */
function firstScripts(): string[] {
  const page = readFileSync(join(portalDir, 'index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
}

test('the claim page’s first load takes at most 130 KB of compressed JavaScript, the sign-in included', () => {
  const sizes = firstScripts().map((path) => gzipSync(readFileSync(join(portalDir, path))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThanOrEqual(mostBytes);
});

test('the page runs no script and no style of its own: the content security policy forbids them', () => {
  const page = readFileSync(join(portalDir, 'index.html'), 'utf8');
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
});
