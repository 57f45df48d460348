// Ties docs/rules.md to the code and the tests: writes under each rule the files that carry it out and the files that
// prove it. `--check` fails on what is missing or stale.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCheck } from './command-line/read-arguments.ts';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs', 'rules.md');
const writtenLine = /^(?:Proved by|Code): .*$/;

const ruleId = '(?:RT|CL|CA|CO|TX|PE|LI|PA|CT|CP|DE)-\\d+';

/** A test's name that starts with a rule's id, for example 'CL-6 the lead…'. */
const provingName = new RegExp(`['"\`](${ruleId}) `, 'g');

const sources = [
  'lambdas/**/*.ts',
  'lib/**/*.ts',
  'portal/**/*.{ts,tsx}',
  'statemachines/*.asl.json',
  'scripts/operate/**/*.ts',
  'test/emulator/**/*.ts',
  'test/upgrade/{record,run,work}.ts',
  'test/restore/*.ts',
];
const commentLine = /^\s*(?:\/\/|\/\*|\*|"Comment":)|\/\*\*|\s\/\/ /;
const commentThatStartsWithId = new RegExp(`(?:/\\*\\*|//|^\\s*\\*|"Comment": ")\\s*${ruleId}`);
/** Files a rule: those that say most about it. Others that name it in passing are left out. */
const mostFiles = 4;

const proofs = proofsByRule();
const code = codeByRule();
const before = readFileSync(page, 'utf8');
const after = withLinks(before);
const ruleIds = [...after.matchAll(/^### (\S+)$/gm)].map(([, id = '']) => id);
const unproved = ruleIds.filter((id) => !proofs.has(id));
const uncoded = ruleIds.filter((id) => !code.has(id));

if (isCheck('npm run rules')) {
  for (const id of unproved) console.error(`${id} has no test whose name starts with it.`);
  for (const id of uncoded) console.error(`${id} is named by no comment in the code that carries it out.`);
  if (after !== before) console.error('docs/rules.md is stale: run `npm run rules`.');
  process.exit(unproved.length > 0 || uncoded.length > 0 || after !== before ? 1 : 0);
}
writeFileSync(page, after);
console.log(
  [
    `${ruleIds.length - unproved.length} of ${ruleIds.length} rules proved`,
    ...(unproved.length > 0 ? [`without a test: ${unproved.join(', ')}`] : []),
    ...(uncoded.length > 0 ? [`named by no code: ${uncoded.join(', ')}`] : []),
  ].join('; '),
);

/** For each rule the test files with tests that name it first, and how many. */
function proofsByRule(): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const file of filesOf(['test/**/*.{test,story}.ts'])) {
    for (const [, id = ''] of textOf(file).matchAll(provingName)) {
      const files = found.get(id) ?? new Map<string, number>();
      found.set(id, files.set(file, (files.get(file) ?? 0) + 1));
    }
  }
  return found;
}

/** For each rule the source files whose comments name it, best first. */
function codeByRule(): Map<string, string[]> {
  const weights = new Map<string, Map<string, number>>();
  for (const file of filesOf(sources)) {
    for (const [index, line] of textOf(file).split('\n').entries()) {
      if (!commentLine.test(line)) continue;
      for (const id of idsIn(line)) {
        const files = weights.get(id) ?? new Map<string, number>();
        weights.set(id, files.set(file, (files.get(file) ?? 0) + weightOf(line, index)));
      }
    }
  }
  return new Map(
    [...weights].map(([id, files]) => [
      id,
      [...files]
        .toSorted(([one, its], [other, others]) => others - its || (one < other ? -1 : 1))
        .slice(0, mostFiles)
        .map(([file]) => file),
    ]),
  );
}

/** The ids in a comment; "CA-1 to CA-4" names those between as well. */
function idsIn(line: string): Set<string> {
  const ranges = [...line.matchAll(/\b([A-Z]{2})-(\d+) to \1-(\d+)\b/g)].flatMap(([, prefix, first, last]) =>
    Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, step) => `${prefix}-${Number(first) + step}`,
    ),
  );
  return new Set([...(line.match(new RegExp(`\\b${ruleId}\\b`, 'g')) ?? []), ...ranges]);
}

/** A file's first line says what it is about; a comment that begins with a rule is about that rule. */
function weightOf(line: string, index: number): number {
  if (index === 0) return 4;
  return commentThatStartsWithId.test(line) ? 3 : 1;
}

function filesOf(patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function withLinks(text: string): string {
  const sections = text.split(/^(?=#{2,3} )/m).map((section) => {
    const [, id] = /^### (\S+)/.exec(section) ?? [];
    if (id === undefined) return section;
    const rule = section
      .split('\n')
      .filter((line) => !writtenLine.test(line))
      .join('\n')
      .trimEnd();
    const coded = (code.get(id) ?? []).map((file) => `[${file.replace('lambdas/', '')}](../${file})`);
    const proved = [...(proofs.get(id) ?? [])].map(
      ([file, count]) => `[${file.replace('test/', '')}](../${file}) (${count})`,
    );
    return [
      rule,
      ...(coded.length > 0 ? [`Code: ${coded.join(', ')}`] : []),
      ...(proved.length > 0 ? [`Proved by: ${proved.join(', ')}`] : []),
      '',
    ].join('\n\n');
  });
  return `${sections
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}
