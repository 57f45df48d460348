// Module load of every bundled function beside handlers that only import the clients that the function uses.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BundledBaseline, bundleBaselines } from './baselines.ts';
import type { BundledFunction } from './bundled-functions.ts';
import { lowerQuartileOf } from './samples.ts';

const run = promisify(execFile);
/** Functions that share a turn with one measurement of their baselines. */
const perTurn = 4;

/**
 * Lower quartiles in ms, and their ratios. `plain` is the baseline as esbuild bundles it, `same` as scripts/bundle.ts does; in each
 * round function and baselines follow each other.
 */
export type ModuleLoad = {
  name: string;
  bytes: number;
  clients: readonly string[];
  load: number;
  plain: number;
  toPlain: number;
  toSame: number;
};

/** Loads each in a fresh process `rounds` times, function and baselines in turn. */
export async function measureModuleLoads(
  functions: readonly BundledFunction[],
  directory: string,
  rounds: number,
  progress: (line: string) => void,
): Promise<ModuleLoad[]> {
  const byClients = Map.groupBy(functions, (each) => clientsOf(each).join(' '));
  const sets = [...byClients.keys()].filter((clients) => clients !== '');
  const nameOf = (clients: string) => `clients-${sets.indexOf(clients)}`;
  const baselines = await bundleBaselines(
    new Map(sets.map((clients) => [nameOf(clients), sourceOf(clients)])),
    join(directory, 'load'),
  );
  const turns = [...byClients].flatMap(([clients, users]) => inTurns(users, baselines.get(nameOf(clients))));
  const results = turns.flatMap(({ timed }) => timed);
  for (let round = 0; round < rounds; round += 1) {
    progress(`  round ${round + 1} of ${rounds}`);
    for (const { plain, same, timed } of turns) {
      const environment = timed[0]?.function.environment ?? {};
      plain?.times.push(await loadTime(plain.file, environment));
      for (const each of timed) {
        each.times.push(await loadTime(each.function.file, each.function.environment));
      }
      same?.times.push(await loadTime(same.file, environment));
    }
  }
  return results.map(({ function: { name, bytes }, ...each }) => ({
    name,
    bytes,
    clients: each.clients,
    load: lowerQuartileOf(each.times),
    plain: lowerQuartileOf(each.plain?.times ?? []),
    toPlain: ratioOf(each.times, each.plain?.times),
    toSame: ratioOf(each.times, each.same?.times),
  }));
}

function ratioOf(times: readonly number[], baseline: readonly number[] = []): number {
  return lowerQuartileOf(times) / lowerQuartileOf(baseline);
}

type Baseline = { file: string; times: number[] };

function inTurns(users: readonly BundledFunction[], files: BundledBaseline | undefined) {
  const turns = [];
  for (let start = 0; start < users.length; start += perTurn) {
    const plain: Baseline | undefined = files && { file: files.plain, times: [] };
    const same: Baseline | undefined = files && { file: files.same, times: [] };
    const timed = users.slice(start, start + perTurn).map((user) => ({
      function: user,
      clients: clientsOf(user),
      times: [] as number[],
      plain,
      same,
    }));
    turns.push({ plain, same, timed });
  }
  return turns;
}

/** SDK clients in the bundle, for example `client-dynamodb/DynamoDBClient`. */
function clientsOf({ modules }: BundledFunction): string[] {
  const found = modules.flatMap((module) => {
    const [, name, client] = /@aws-sdk\/(client-[\w-]+)\/dist-es\/(\w+Client)\.js$/.exec(module) ?? [];
    return name && client ? [`${name}/${client}`] : [];
  });
  return found.toSorted();
}

function sourceOf(set: string): string {
  const clients = set.split(' ').map((client) => client.split('/'));
  const imports = clients.map(([name, client]) => `import { ${client} } from '@aws-sdk/${name}';`);
  const made = clients.map(([, client]) => `new ${client}({})`);
  return `${imports.join('\n')}\nconst clients = [${made.join(', ')}];\nexport const handler = async () => clients.length;\n`;
}

/**
 * Processor time in ms of the thread that runs `import()` in a new process, with the environment that the function is deployed with:
 * as long as the load takes on a machine with nothing else to do.
 */
async function loadTime(file: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const script = `const at=process.threadCpuUsage();await import(${JSON.stringify(file)});const {user,system}=process.threadCpuUsage(at);console.log((user+system)/1000)`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      ...environment,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
    },
  });
  return Number(stdout);
}
