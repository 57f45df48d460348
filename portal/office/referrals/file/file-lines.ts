// The lines of a file of referrals, each with what is wrong with it, or the request and the key under which it is sent.
import { type CsvFault, type RowFault, readCsv, rowFault } from '../../shared/csv/read-csv.ts';
import {
  type CheckedPhone,
  type Faults,
  faultsIn,
  type NewReferral,
  requestOf,
} from '../fields/check-draft.ts';
import { type Draft, type DraftField, emptyDraft } from '../fields/draft.ts';
import { columnsOf, draftIn, isKnownHeading } from './columns.ts';
import { stateNamed } from './state-named.ts';

/** More are referred by several files, or by the API. */
export const mostLines = 2000;

/** What every file has to say. */
const neededColumns = [
  'teams',
  'side',
  'city',
  'state',
  'name',
  'phone',
] as const satisfies readonly DraftField[];

export type TeamFault = { code: 'team-unknown' | 'team-ambiguous'; named: string };
export type FileLine = {
  /** Its first line in the file. */
  line: number;
  record: readonly string[];
  draft: Draft;
} & (
  | { state: 'broken'; fault: RowFault }
  | { state: 'faulty'; faults: Faults; team?: TeamFault }
  | { state: 'same'; as: number }
  | { state: 'ready'; request: NewReferral; key: string }
);

export type FileOfReferrals = {
  heading: readonly string[];
  separator: string;
  ignored: readonly string[];
  lines: readonly FileLine[];
};
export type FileFault =
  | CsvFault
  | { code: 'columns-missing'; missing: readonly DraftField[] }
  | { code: 'too-many-lines'; count: number };

export type FileDeps = {
  checkPhone(typed: string): CheckedPhone;
  /** The id of the team that a text names, by its id or its whole name. */
  findTeam(named: string): Promise<{ teamId: string } | TeamFault>;
  hash(text: string): Promise<string>;
  now: number;
};

export async function readFile(bytes: Uint8Array, deps: FileDeps): Promise<FileOfReferrals | FileFault> {
  const table = readCsv(bytes, isKnownHeading);
  if ('code' in table) return table;
  const { heading, rows, separator } = table;
  const { places, ignored } = columnsOf(heading.record);
  const missing = neededColumns.filter((field) => !places.has(field));
  if (missing.length > 0) return { code: 'columns-missing', missing };
  if (rows.length > mostLines) return { code: 'too-many-lines', count: rows.length };
  const lines: FileLine[] = [];
  const teams = new Map<string, ReturnType<FileDeps['findTeam']>>();
  const findTeam = (named: string) => {
    const known = teams.get(named) ?? deps.findTeam(named);
    teams.set(named, known);
    return known;
  };
  const firstWith = new Map<string, number>();
  for (const { record, from: line } of rows) {
    const fault = rowFault({ record }, heading.record.length);
    const typed = draftIn(record, places, emptyDraft);
    if (fault !== undefined) {
      lines.push({ line, record, draft: typed, state: 'broken', fault });
      continue;
    }
    const its = await lineOf(typed, { ...deps, findTeam });
    const first = its.state === 'ready' ? firstWith.get(its.key) : undefined;
    if (its.state === 'ready' && first === undefined) firstWith.set(its.key, line);
    lines.push(
      first === undefined
        ? { line, record, ...its }
        : { line, record, draft: its.draft, state: 'same', as: first },
    );
  }
  return { heading: heading.record, separator, ignored, lines };
}

type OfLine<State extends FileLine['state']> = Omit<Extract<FileLine, { state: State }>, 'line' | 'record'>;

async function lineOf(
  typed: Draft,
  { checkPhone, findTeam, hash, now }: FileDeps,
): Promise<OfLine<'faulty'> | OfLine<'ready'>> {
  const named = typed.teams.split('>').map((each) => each.trim());
  const found = await Promise.all(named.filter((each) => each !== '').map(findTeam));
  const team = found.find((each) => 'code' in each);
  const teamIds = found.flatMap((each) => ('teamId' in each ? [each.teamId] : []));
  const draft = { ...typed, state: stateNamed(typed.state), teams: teamIds.join(' ') };
  const phone = typed.phone === '' ? undefined : checkPhone(typed.phone);
  const { teams: teamsFault, ...others } = faultsIn(draft, phone, now);
  const faults = team !== undefined || teamsFault === undefined ? others : { ...others, teams: teamsFault };
  const e164 = phone !== undefined && 'e164' in phone ? phone.e164 : undefined;
  const request = e164 === undefined ? undefined : requestOf(draft, e164);
  if (team !== undefined || Object.keys(faults).length > 0 || request === undefined) {
    return { draft: typed, state: 'faulty', faults, ...(team !== undefined && { team }) };
  }
  // Of what it says, whatever its file, place and columns are: uploaded again it is the same request (CL-1).
  return { draft, state: 'ready', request, key: `file-${await hash(JSON.stringify(request))}` };
}
