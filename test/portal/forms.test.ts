// No form shows a browser's own bubbles, whose words and language are not ours: each says itself what is wrong with it.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');

test('each form of the portal, the desk and the sign-in page checks by itself', () => {
  const files = globSync(['portal/**/*.tsx', 'local/desk/**/*.tsx', 'local/sign-in/*.ts'], { cwd: root });
  const forms = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/<form\b(?:[^>]|=>)*>/g)].map(([tag]) => ({ file, tag }));
  });
  expect(forms.length).toBeGreaterThan(10);
  // What has nothing to type has nothing to check.
  const others = forms.filter(({ tag }) => !/novalidate|method="dialog"|class="people"/i.test(tag));
  expect(others).toEqual([]);
});
