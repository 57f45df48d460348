// A handler parses, calls one decision and maps how it ended: it is short, and holds no decision of its own.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const sourcesIn = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .sort()
    .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));

const handlers = sourcesIn('lambdas/*/handlers/{*,*/*}.ts');
const decisions = sourcesIn('lambdas/**/*.ts').filter(({ path }) => !/\/(handlers|platform)\//.test(path));

/** Lines of the handler that is neither longer nor shorter than most. */
const medianLines = 25;

/** Where a handler answers that a request was refused. */
const refusals = /\bnew Problem\(|\bnotFound\(\)|\borProblem\(/g;

describe('the handlers', () => {
  test(`are at most ${medianLines} lines long, half of them`, () => {
    const lines = handlers.map(({ source }) => source.trimEnd().split('\n').length).sort((a, b) => a - b);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(medianLines);
  });

  test('refuse in one place each', () => {
    const several = handlers.filter(({ source }) => (source.match(refusals) ?? []).length > 1);
    expect(several.map(({ path }) => path)).toEqual([]);
  });

  test('alone turn a refusal into a problem: a decision returns why', () => {
    const throwing = decisions.filter(({ source }) => source.match(refusals) !== null);
    expect(throwing.map(({ path }) => path)).toEqual([]);
  });
});
