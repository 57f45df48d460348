// `npm run simulate:campaigns`: random histories of plans, bulk texts and greetings, as many as are asked for, in parts of which each has a seed
// of its own. It tells how far it is, what happened in them, and of each that differs from the reference what differs and how to see it again.
import fc from 'fast-check';
import { numberIn, orExit, readArguments } from '../../scripts/command-line/read-arguments.ts';
import { type History, history } from './support/campaigns/history.ts';
import { addLived, kindsOfLived, nothingLived } from './support/campaigns/lived.ts';
import { liveThroughCampaigns } from './support/campaigns/run.ts';

const usage = `npm run simulate:campaigns [-- --histories N --seed N --part N]

  --histories N  how many, 1000 by default
  --seed N       the seed of the first part, by chance by default; each further part has the next
  --part N       how many histories have one seed, 500 by default
  --only N       of one part, the history of that number alone: as a failure prints it`;

const { histories, seed, part, only } = orExit(() => {
  const { values } = readArguments({
    command: 'npm run simulate:campaigns',
    usage,
    options: {
      histories: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      part: { type: 'string', default: '500' },
      only: { type: 'string' },
    },
  });
  const upTo = (to: number, example: string) => ({ from: 1, to, example });
  return {
    histories: numberIn('--histories', values.histories, upTo(10_000_000, '--histories 100000')),
    seed: numberIn('--seed', values.seed, { from: 0, to: 2 ** 31 - 1, example: '--seed 42' }),
    part: numberIn('--part', values.part, upTo(100_000, '--part 500')),
    only: values.only === undefined ? undefined : numberIn('--only', values.only, upTo(100_000, '--only 17')),
  };
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const total = nothingLived();
const began = Date.now();
let lived = 0;
let differing = 0;

async function live(one: History, partSeed: number, size: number, number: number): Promise<void> {
  lived += 1;
  try {
    addLived(total, await liveThroughCampaigns(one));
  } catch (error) {
    differing += 1;
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(`\nDiffers: history ${number} of seed ${partSeed}\n${words}\n${JSON.stringify(one)}`);
    say(
      `To see it again: npm run simulate:campaigns -- --seed ${partSeed} --part ${size} --only ${number}\n`,
    );
  }
}

const toldOf = () => kindsOfLived.map((kind) => `${kind} ${total[kind]}`).join(', ');

if (only !== undefined) {
  const one = fc.sample(history, { seed, numRuns: part })[only - 1];
  if (one === undefined) say(`A part of ${part} has no history ${only}.`);
  else await live(one, seed, part, only);
} else {
  say(`${histories} histories from seed ${seed} on, ${part} a seed`);
  for (let partSeed = seed; lived < histories; partSeed += 1) {
    const all = fc.sample(history, { seed: partSeed, numRuns: part });
    for (const [index, one] of all.slice(0, histories - lived).entries())
      await live(one, partSeed, part, index + 1);
    const minutes = ((Date.now() - began) / 60_000).toFixed(1);
    say(`${lived} of ${histories} after ${minutes} min, seed ${partSeed}: ${differing} differ; ${toldOf()}`);
  }
}
const cpu = process.cpuUsage();
const cpuSeconds = Math.round((cpu.user + cpu.system) / 1e6);
say(`${lived} histories, ${differing} differ; of these ${toldOf()}; ${cpuSeconds} s of a processor`);
process.exitCode = differing === 0 ? 0 : 1;
