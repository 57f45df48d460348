// `npm run lint:templates`: what `npm run test:emulator` does first, alone.
import { NoPython, pythonEnvironment } from '../python/environment.ts';
import { lintTemplates } from './lint-templates.ts';

try {
  for (const line of await lintTemplates(await pythonEnvironment())) console.log(line);
} catch (fault) {
  if (fault instanceof NoPython)
    console.log(`The templates were not looked at, and nothing failed: ${fault.message}`);
  else {
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = 1;
  }
}
