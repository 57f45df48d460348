// Ties docs/rules.md to the tests: writes under each rule the files that prove it. `--check` fails on what is missing or stale.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs', 'rules.md');
const proofsLine = /^Proved by: .*$/;

/** A test's name that starts with a rule's id, for example 'CL-6 the lead…'. */
const provingName = /['"`]((?:RT|CL|CA|CO|TX)-\d+) /g;

const before = readFileSync(page, 'utf8');
const after = withProofs(before, proofs());
const ruleIds = [...after.matchAll(/^### (\S+)$/gm)].map(([, id = '']) => id);
const unproved = ruleIds.filter((id) => !proofs().has(id));

if (process.argv.includes('--check')) {
  for (const id of unproved) console.error(`${id} has no test whose name starts with it.`);
  if (after !== before) console.error('docs/rules.md is stale: run `npm run rules`.');
  process.exit(unproved.length > 0 || after !== before ? 1 : 0);
}
writeFileSync(page, after);
console.log(
  `${ruleIds.length - unproved.length} of ${ruleIds.length} rules proved${unproved.length > 0 ? `; without a test: ${unproved.join(', ')}` : ''}`,
);

/** For each rule the test files with tests that name it first, and how many. */
function proofs(): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const file of globSync('test/**/*.{test,story}.ts', { cwd: root }).sort()) {
    for (const [, id = ''] of readFileSync(join(root, file), 'utf8').matchAll(provingName)) {
      const files = found.get(id) ?? new Map<string, number>();
      found.set(id, files.set(file, (files.get(file) ?? 0) + 1));
    }
  }
  return found;
}

function withProofs(text: string, found: Map<string, Map<string, number>>): string {
  const sections = text.split(/^(?=#{2,3} )/m).map((section) => {
    const [, id] = /^### (\S+)/.exec(section) ?? [];
    if (id === undefined) return section;
    const rule = section
      .split('\n')
      .filter((line) => !proofsLine.test(line))
      .join('\n')
      .trimEnd();
    const files = found.get(id);
    if (files === undefined) return `${rule}\n\n`;
    const links = [...files].map(([file, count]) => `[${file.replace('test/', '')}](../${file}) (${count})`);
    return `${rule}\n\nProved by: ${links.join(', ')}\n\n`;
  });
  return `${sections.join('').trimEnd()}\n`;
}
