// Brings an existing list: sends a CSV file of agents' past consent to the API, line by line, and reports what was not taken.
import { readFileSync } from 'node:fs';
import { openDibs } from '../client/src/dibs.ts';
import { problemBehind } from '../client/src/problem.ts';
import { columns, readConsentList } from '../portal/office/consent-lists/consent-list.ts';
import { listWords } from '../portal/office/consent-lists/list-words.ts';
import { sendList } from '../portal/office/consent-lists/send-list.ts';
import { addressIn, orExit, readArguments, WrongArgument } from './command-line/read-arguments.ts';

const usage = `TOKEN=… npx node scripts/import-consent.ts FILE.csv [--dry-run] [--api URL] [--encoding NAME]

  TOKEN            an administrator’s token: npm run -s operate -- machine-token admin …
  --dry-run        only looks: what an import would come to now, and what would be rejected
  --api URL        where the stage answers, http://localhost:3000 by default
  --encoding NAME  how the file is written, when it isn’t told by the file itself

The file’s first line names its columns: ${columns.join(',')}`;

const { api, dryRun, encoding, file, token } = orExit(given);
const list = readConsentList(bytesOf(file), listWords.en, encoding);
if ('fault' in list) giveUp(`${file}: ${list.fault} Nothing was sent.`);
console.error(`${file} is read as ${list.encoding}`);
if (list.ignored.length > 0) console.error(`Columns that are not used: ${list.ignored.join(', ')}`);
for (const broken of list.broken) console.log(`${placeOf(broken)}: ${broken.detail}`);

const total = { imported: 0, known: 0, rejected: list.broken.length };
let done = 0;
try {
  for await (const sent of sendList(openDibs({ apiUrl: api, bearer: token }), list.lines, { dryRun })) {
    total.imported += sent.imported;
    total.known += sent.known;
    total.rejected += sent.refused.length;
    for (const line of sent.refused) {
      for (const { column, detail } of line.reasons) console.log(`${placeOf(line)}: ${column}: ${detail}`);
    }
    done += sent.done;
    console.error(`${done} of ${list.lines.length} lines`);
  }
} catch (fault) {
  const { status, message } = problemBehind(fault);
  const why = status === 0 ? `${api} can’t be reached.` : `The API answered ${status}: ${message}`;
  giveUp(`${why}\nNothing is lost: run the command again, and what was taken is known already.`);
}
const said = `${total.imported} imported, ${total.known} known already, ${total.rejected} rejected`;
console.log(dryRun ? `Nothing was imported. An import would come to: ${said}` : said);
process.exitCode = total.rejected > 0 ? 1 : 0;

function given() {
  const { values, positionals } = readArguments({
    command: 'npx node scripts/import-consent.ts',
    usage,
    options: {
      api: { type: 'string', default: 'http://localhost:3000' },
      'dry-run': { type: 'boolean', default: false },
      encoding: { type: 'string' },
    },
    words: ['FILE.csv'],
  });
  const [file] = positionals;
  if (file === undefined)
    throw new WrongArgument('Name the file: npx node scripts/import-consent.ts FILE.csv');
  const token = process.env.TOKEN;
  if (!token) throw new WrongArgument('Put an administrator’s token into the environment variable TOKEN.');
  return {
    file,
    token,
    dryRun: values['dry-run'],
    api: addressIn('--api', values.api),
    encoding: encodingNamed(values.encoding),
  };
}

/** Of the names that the standard has: readConsentList would throw at another. */
function encodingNamed(name: string | undefined): string | undefined {
  try {
    return name === undefined ? undefined : new TextDecoder(name).encoding;
  } catch {
    throw new WrongArgument(`“${name}” is no encoding: for example --encoding windows-1252`);
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return giveUp(`There is no file ${path}, or it can’t be read.`);
  }
}

function placeOf({ from, to }: { from: number; to: number }): string {
  return from === to ? `line ${from}` : `lines ${from} to ${to}`;
}

function giveUp(why: string): never {
  console.error(why);
  process.exit(1);
}
