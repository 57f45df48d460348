// `npm run operate -- <verb>` (DE-3): what an engineer does to a deployed stage, before and between deploys.
import { run } from './run.ts';
import { goOnUnread, openTerminal } from './terminal.ts';

for (const stream of [process.stdout, process.stderr]) stream.on('error', goOnUnread);
process.exitCode = await run(process.argv.slice(2), openTerminal());
