import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as z from 'zod';

const folder = join(import.meta.dirname, '..', '..', '..', 'portal', 'office');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('words.ts'),
);
const inBoth = z.object({ en: z.looseObject({}), fr: z.looseObject({}) });

function pathsOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? pathsOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

/** Values that are said as they are kept where nothing better is known. */
const isOptional = (path: string) => path.startsWith('values.');

test.each(files)('both languages say everything in %s', async (file) => {
  const exported: Record<string, unknown> = await import(join(folder, file));
  const [words] = Object.values(exported);
  const { en, fr } = inBoth.parse(words);
  const [english, french] = [en, fr].map((each) =>
    pathsOf(each)
      .filter((path) => !isOptional(path))
      .sort(),
  );
  expect(french).toEqual(english);
  expect(english?.length).toBeGreaterThan(1);
});
