// Figures as tables: printed, and kept in docs/benchmarks.md, where each part replaces its own section.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';

export type Section = {
  part: string;
  title: string;
  /** How it was measured. */
  method: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** Targets that were missed, in words. */
  missed: readonly string[];
};

const file = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md');
const introduction = `# Benchmarks

<!-- Written by \`npm run bench\`: do not edit. -->

Figures of one machine: the ratios tell more than the times. Contenders take turns
in one run. \`npm run bench\` measures the first parts, \`npm run bench -- --only lists,clients,beside-bulk,health,start,referrals,alerts,live,slow-phone\` the last ones; both fail when a
target is missed. What a referral costs is in [cost.md](cost.md).
`;
export const order = [
  'claim',
  'cold',
  'races',
  'pages',
  'lists',
  'clients',
  'pace',
  'beside-bulk',
  'health',
  'alerts',
  'load',
  'start',
  'referrals',
  'live',
  'slow-phone',
];

export function print({ title, columns, rows }: Section): void {
  const table = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of table) {
    console.log(
      `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  ')}`.trimEnd(),
    );
  }
}

/** Replaces the sections of the parts that ran. */
export function write(sections: readonly Section[]): void {
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const kept = new Map(
    [...page.matchAll(/<!-- ([\w-]+) -->\n(.*?)<!-- end -->\n/gs)].map(([, part = '', text = '']) => [
      part,
      text,
    ]),
  );
  for (const section of sections) kept.set(section.part, textOf(section));
  const texts = order.flatMap((part) => {
    const text = kept.get(part);
    return text === undefined ? [] : [`<!-- ${part} -->\n${text}<!-- end -->\n`];
  });
  writeFileSync(file, [introduction, ...texts].join('\n'));
  console.log('\ndocs/benchmarks.md written');
}

function textOf({ title, method, columns, rows, missed }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const verdict = missed.length === 0 ? '' : `\nMissed: ${missed.join('; ')}.\n`;
  return `## ${title}

${method} ${circumstances()}

${[line(columns), line(columns.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')}
${verdict}`;
}

/** When and on what. */
function circumstances(): string {
  const [lastMinute = 0] = loadavg();
  const date = new Date().toISOString().slice(0, 10);
  return `(${date}, ${availableParallelism()} cores, Node ${process.versions.node}, load average ${lastMinute.toFixed(1)})`;
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
