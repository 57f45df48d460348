// A folder is looked through at a glance: what a capability does in more files has folders of its own.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const mostFiles = 20;

test(`no folder has more than ${mostFiles} files`, () => {
  const entries = globSync(
    '{bin,client/src,config,docs,lambdas,lib,local,portal,scripts,statemachines,test}/**/*',
    {
      cwd: root,
      withFileTypes: true,
    },
  );
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.parentPath);
  const counts = [...Map.groupBy(files, (folder) => folder)].map(([folder, { length }]) => ({
    folder,
    length,
  }));
  expect(counts.length).toBeGreaterThan(50);
  expect(counts.filter(({ length }) => length > mostFiles)).toEqual([]);
});
