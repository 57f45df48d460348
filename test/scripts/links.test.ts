// The documents' links and paths: whatever they point to in the repository is there.

import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
/** Made by commands, or installed. */
const notOurs = /(^|\/)(node_modules|dist[\w-]*|cdk\.out|coverage|\.git)(\/|$)/;
const pages = globSync('**/*.md', { cwd: root, exclude: (path) => notOurs.test(path) }).toSorted();

/** `[words](target)`, `[name]: target` and `<img src="target">`, outside of code. */
const targets = /\]\(<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)|(?:src|href)="([^"]+)"/gm;
const code = /^(```|~~~)[\s\S]*?^\1|`[^`\n]*`/gm;
const elsewhere = /^([a-z][a-z\d+.-]*:|\/\/)/i;

const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

function linksIn(page: string): string[] {
  const found = textOf(page).replace(code, '').matchAll(targets);
  return [...found].flatMap(([, inline, named, html]) => inline ?? named ?? html ?? []);
}

/** The anchors that GitHub gives a page's headings. */
function anchorsOf(page: string): Set<string> {
  const headings = textOf(page)
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
    .matchAll(/^#{1,6} +(.+?) *$/gm);
  const seen = new Map<string, number>();
  return new Set(
    [...headings].map(([, words = '']) => {
      const slug = words
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    }),
  );
}

/** Why a link leads nowhere; undefined when it leads somewhere. */
function faultOf(page: string, link: string): string | undefined {
  if (elsewhere.test(link)) return undefined;
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? page : join(path.startsWith('/') ? '' : dirname(page), path);
  if (!existsSync(join(root, target))) return 'no such file';
  const hasAnchor = anchor === undefined || !target.endsWith('.md') || anchorsOf(target).has(anchor);
  return hasAnchor ? undefined : 'no such heading';
}

/** `folder/file.ts`, named in code, without a placeholder; in documents that tell of today. */
const paths = /`((?:bin|config|docs|lambdas|lib|local|portal|scripts|statemachines|test)\/[\w./-]+)`/g;
const ofThePast = ['CHANGELOG.md', 'docs/decisions.md'];

test('pages are found, and links in them', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/rules.md', 'lambdas/claiming/README.md']));
  expect(linksIn('docs/rules.md').length).toBeGreaterThan(100);
});

test.each(pages)('each link in %s leads to a file, and to a heading in it', (page) => {
  const faults = linksIn(page).flatMap((link) => {
    const fault = faultOf(page, link);
    return fault === undefined ? [] : [`${link}: ${fault}`];
  });
  expect(faults).toEqual([]);
});

test.each(pages.filter((page) => !ofThePast.includes(page)))('each path that %s names is there', (page) => {
  const named = [...textOf(page).matchAll(paths)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
