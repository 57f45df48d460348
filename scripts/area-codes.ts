// Writes lambdas/platform/time-zones/area-code-zones.ts from libphonenumber's table of time zones, given on standard input with its version:
// `npm run -s area-codes -- 9.0.43 2026-11-06 < resources/timezones/map_data.txt`
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { orExit, readArguments, WrongArgument } from './command-line/read-arguments.ts';

const command = 'npm run -s area-codes';
const example = `${command} -- 9.0.43 2026-11-06 < map_data.txt`;
const [version, date] = orExit(() => {
  const words = ['version', 'date'];
  const { positionals } = readArguments({ command, usage: example, options: {}, words });
  const [named, dated = ''] = positionals;
  if (named === undefined || !/^\d{4}-\d\d-\d\d$/.test(dated))
    throw new WrongArgument(`Give the version of libphonenumber and its date: ${example}`);
  return [named, dated];
});

/** A line is `<prefix>|<zone>&<zone>…`: North American prefixes are 1, the area code, and perhaps an exchange. */
const northAmerican = /^1(\d{3})\d*\|(\S+)$/;
/** Not taken over: 907-581 is Unalaska, which keeps Alaska's time. */
const corrections = new Set(['907 Pacific/Honolulu']);

const areaCodes = new Map<string, Set<string>>();
for (const line of (await text(process.stdin)).split('\n')) {
  const [, areaCode = '', zones = ''] = northAmerican.exec(line.trim()) ?? [];
  for (const zone of zones
    .split('&')
    .filter((each) => each !== '' && !corrections.has(`${areaCode} ${each}`))) {
    areaCodes.set(zone, (areaCodes.get(zone) ?? new Set()).add(areaCode));
  }
}
if (areaCodes.size < 20) throw new Error('That is no map_data.txt of libphonenumber: it names too few zones');

const lines = [...areaCodes]
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .map(([zone, codes]) => `  '${zone}':\n    '${[...codes].toSorted().join(' ')}',`);
const file = join(import.meta.dirname, '..', 'lambdas', 'platform', 'time-zones', 'area-code-zones.ts');
writeFileSync(
  file,
  `// TX-16: the time zones of each North American area code, every zone that any exchange of it is in. Written by
// scripts/area-codes.ts from libphonenumber ${version} (${date}), resources/timezones/map_data.txt: Copyright (C) The Libphonenumber
// Authors, Apache-2.0.
export const areaCodeZones: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`,
);
console.log(`${areaCodes.size} zones written`);
