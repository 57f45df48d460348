// `npm run measure:restore -- 5000`: how long `restored work` takes over that many open referrals, on the local cloud.
import { buildLocalStage } from '../../local/build.ts';
import { bootCloud } from '../../local/cloud.ts';
import { numberIn, orExit, readArguments } from '../../scripts/command-line/read-arguments.ts';
import { run } from '../../scripts/operate/run.ts';
import { aTeam, referralFor } from '../stories/support/builders.ts';
import { expectStatus } from '../stories/support/conversations.ts';
import { freePort, localCloudAt } from '../upgrade/local-cloud.ts';

const command = 'npm run measure:restore';
const count = orExit(() => {
  const usage = `${command} [-- REFERRALS]\n\n  REFERRALS  how many are open, 5000 by default`;
  const [given = '5000'] = readArguments({ command, usage, options: {}, words: ['REFERRALS'] }).positionals;
  return numberIn('The number of referrals', given, {
    from: 1,
    to: 1_000_000,
    example: `${command} -- 5000`,
  });
});
const atOnce = 20;
const startAtMs = Date.parse('2026-03-02T15:00:00.000Z');
const secondsSince = (at: number) => `${((performance.now() - at) / 1000).toFixed(0)} s`;

const templateDir = await buildLocalStage(console.log);
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const cloud = await bootCloud({ templateDir, clock: 'frozen', startAtMs, port });
try {
  const client = localCloudAt(url);
  const team = await aTeam(client, 1);
  const seededAt = performance.now();
  for (let made = 0; made < count; made += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - made) }, async () =>
      expectStatus(await client.source('POST', '/referrals', referralFor(team.teamId)), 201),
    );
    await Promise.all(some);
    await client.advance('PT0S');
  }
  console.log(`${count} referrals are offered to one agent each (${secondsSince(seededAt)}).`);
  const to = new Date(await client.now()).toISOString();
  const startedAt = performance.now();
  const say = (line: string) => console.log(`  ${secondsSince(startedAt).padStart(6)}  ${line}`);
  const terminal = { print: say, say, ask: async () => undefined };
  process.exitCode = await run(['restored', 'work', '--to', to, '--yes', '--local', url], terminal);
  console.log(`restored work took ${secondsSince(startedAt)}.`);
} finally {
  await cloud.close();
}
