// What the import of a list would come to now: each line looked at as its import does, nothing written and nobody asked.
import { checkLine, type ImportDeps, type Imported, isToBeAsked } from './import.ts';

export type PreviewImportDeps = Pick<
  ImportDeps,
  'line' | 'readAgent' | 'readTeam' | 'derivedId' | 'fingerprint'
> & { consents: Pick<ImportDeps['consents'], 'readAlerts'> };

/** `importedLines`: the places of those that would be imported, so that whoever sends a long list in parts counts nobody twice. */
export type Previewed = Imported & { importedLines: number[] };

/** Answers as the import would, with its id. */
export async function previewLines(
  lines: readonly unknown[],
  now: Date,
  deps: PreviewImportDeps,
): Promise<Previewed> {
  const asked = new Set<string>();
  const preview: Previewed = {
    importId: deps.derivedId('imp', deps.fingerprint(lines)),
    imported: 0,
    known: 0,
    rejected: [],
    importedLines: [],
  };
  for (const [index, raw] of lines.entries()) {
    const line = await checkLine(raw, now, deps);
    if ('faults' in line) {
      preview.rejected.push({ line: index + 1, faults: line.faults });
      continue;
    }
    // Once imported, the same agent is known on that phone.
    const agent = [line.phone, line.teamId, line.agentId].join('#');
    if (isToBeAsked(line) && !asked.has(agent)) {
      preview.imported += 1;
      preview.importedLines.push(index + 1);
    } else preview.known += 1;
    asked.add(agent);
  }
  return preview;
}
