// `npm run operate -- <verb>` (DE-3): what an engineer does to a deployed stage, before and between deploys.
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

process.exitCode = await run(process.argv.slice(2), openTerminal());
