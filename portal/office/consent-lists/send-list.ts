// Brings a list of past consent to the API, as many lines a request as it takes, and tells what became of each.
import { answerOf } from '../../../client/src/answers.ts';
import type { Dibs } from '../../../client/src/dibs.ts';
import { once } from '../../../client/src/once.ts';
import type { Fault } from '../../../client/src/problem.ts';
import type { BrokenLine, ListLine } from './consent-list.ts';

const linesPerRequest = 50;
const bytesPerRequest = 24_000;

/** A line that was refused, and why: `column`, where one is at fault. */
export type RefusedLine = ListLine & { reasons: Reason[] };
/** `fault`: of the API, whose words are in English. */
export type Reason = { column?: string; detail: string; fault?: Fault };

/** What became of the next `done` lines. Those that are `known` were taken earlier. */
export type SentLines = { done: number; imported: number; known: number; refused: RefusedLine[] };

/** `dryRun`: what would become of each, with nothing imported. Ends with a thrown problem when the API can't be reached any more: the rest is sent later, or all of it once more. */
export async function* sendList(
  dibs: Dibs,
  lines: readonly ListLine[],
  { dryRun = false }: { dryRun?: boolean } = {},
): AsyncGenerator<SentLines, void, undefined> {
  const counted = new Set<string>();
  for (const chunk of chunksOf(lines)) {
    const body = { lines: chunk.map(({ fields }) => fields), ...(dryRun && { dryRun }) };
    // The same lines again are the same import, so that a lost answer does no harm.
    const {
      imported,
      known,
      rejected,
      importedLines = [],
    } = await once(() => answerOf(dibs.POST('/text-alerts/imports', { body })));
    // A dry run leaves nothing behind: whom an earlier part had counted is known to the import by then.
    const again = importedLines.filter((line) => isCounted(counted, chunk[line - 1])).length;
    const refused = rejected.flatMap(({ line, faults }) => {
      const refusedLine = chunk[line - 1];
      const reasons = faults.map((fault) => ({
        ...(fault.path !== '' && { column: fault.path }),
        detail: fault.detail,
        fault,
      }));
      return refusedLine === undefined ? [] : [{ ...refusedLine, reasons }];
    });
    yield { done: chunk.length, imported: imported - again, known: known + again, refused };
  }
}

/** Counts the agent of a line; true when they were counted already. An agent's line is taken with the one phone of their profile alone. */
function isCounted(counted: Set<string>, line: ListLine | undefined): boolean {
  const agent = JSON.stringify([line?.fields.teamId, line?.fields.agentId]);
  const isThere = counted.has(agent);
  counted.add(agent);
  return isThere;
}

/** Told as those that the API refused. */
export function asRefused({ detail, ...line }: BrokenLine): RefusedLine {
  return { ...line, reasons: [{ detail }] };
}

/** By number and by size. */
function* chunksOf(lines: readonly ListLine[]): Generator<ListLine[]> {
  const text = new TextEncoder();
  let chunk: ListLine[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = text.encode(JSON.stringify(line.fields)).length;
    if (chunk.length > 0 && (chunk.length === linesPerRequest || bytes + size > bytesPerRequest)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(line);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}
