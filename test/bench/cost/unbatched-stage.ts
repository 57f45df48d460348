// The stage as synthesized, but with every stream record and every message handed over alone, so that counts do not vary. Only
// messages that are to gather still do: they come at the same moments of the virtual clock each time.
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isRecord } from '../../../local/template/record.ts';

/** Folder of a copy of the synthesis in `templateDir` with batches of one; `remove` deletes it. */
export function unbatchedStage(templateDir: string) {
  const directory = mkdtempSync(join(tmpdir(), 'dibs-unbatched-'));
  for (const name of readdirSync(templateDir)) {
    const original = resolve(templateDir, name);
    if (name.endsWith('.template.json')) writeFileSync(join(directory, name), unbatched(original));
    else symlinkSync(original, join(directory, name));
  }
  return { templateDir: directory, remove: () => rmSync(directory, { recursive: true }) };
}

function unbatched(file: string): string {
  const template = JSON.parse(readFileSync(file, 'utf8'), (_, value) =>
    isRecord(value) && 'BatchSize' in value && !('MaximumBatchingWindowInSeconds' in value)
      ? { ...value, BatchSize: 1 }
      : value,
  );
  return JSON.stringify(template);
}
