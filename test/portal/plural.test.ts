import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { plural } from '../../portal/messages/plural.ts';
import { routingWords } from '../../portal/routing/words.ts';

test('each language says 0, 1, 2 and a million by its own rules', () => {
  const said = (choose: typeof plural.en) =>
    [0, 1, 2, 1_000_000].map((count) => choose(count, 'one', 'more'));
  expect(said(plural.en)).toEqual(['more', 'one', 'more', 'more']);
  expect(said(plural.fr)).toEqual(['one', 'one', 'more', 'more']);
  expect(said(plural.es)).toEqual(['more', 'one', 'more', 'more']);
});

test('all of a sentence agrees with its count', () => {
  const { fr, es } = routingWords;
  expect(fr.previewReturning(2)).toContain('2 sont revenus à l’agent qui les connaissait');
  expect(es.previewReturning(2)).toContain('2 de ellos volvieron al agente que ya los tenía');
});

test('no module of words has plural rules of its own', () => {
  const folder = join(import.meta.dirname, '..', '..', 'portal');
  const ofTheirOwn = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /words\.ts$|messages\/(french|spanish)\.ts$/.test(path))
    // Once is not said at all.
    .filter((path) =>
      /(=== 1|[<>]=? [12]) (&&[^?]*)?\?(?! '')/.test(readFileSync(join(folder, path), 'utf8')),
    );
  expect(ofTheirOwn).toEqual([]);
});
