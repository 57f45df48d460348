// A day of the back office, from the first administrator on: each act begins with what the one before it left.
import { aTeam } from '../../../stories/support/builders.ts';
import { secondMs } from '../../../stories/support/stage.ts';
import { deskSize } from '../../support/chromium.ts';
import { browserTest, type PortalInBrowser } from '../../support/harness.ts';
import { redriveDeadLetter, replayReferral, restartWorkflow } from './operations.ts';
import {
  addAgent,
  becomeAdministrator,
  createTeam,
  importList,
  lookIntoAudit,
  printEvidence,
  recordOptOut,
  renameAmongTwo,
  takeOut,
} from './people.ts';
import { exportList, referByFile, referByForm, withdrawAndChain } from './referrals.ts';

export function backOfficeDay(portal: () => PortalInBrowser): void {
  browserTest(
    'PE-2 PE-3 PE-4 PE-7 CL-15 RT-10 CO-13 CO-19 DE-3 a day of the back office: a team is set up and invited, clients are referred, an agent leaves, a client opts out, a dead letter is redriven',
    async () => {
      const { stage, open } = portal();
      // The audit's first page is of what is done from here on: time stands still.
      await stage.advance(secondMs);

      const ana = await open(undefined, '/', { size: deskSize });
      await becomeAdministrator(stage, ana);
      const team = await createTeam(stage, ana);
      await renameAmongTwo(stage, ana, team);
      await addAgent(stage, ana);
      await importList(ana, team);

      const source = await open(undefined, '/office/referrals/new', { size: deskSize });
      await source.getByRole('button', { name: 'Source' }).click();
      const second = await aTeam(stage, 1);
      await referByForm(stage, source, { first: team, second });
      await referByFile(stage, source, team);
      await withdrawAndChain(stage, source, { first: team, second });
      const client = await exportList(stage, source, team);

      await takeOut(stage, ana, team, client);
      await recordOptOut(ana, client);
      await printEvidence(ana, client);
      await lookIntoAudit(ana);

      await redriveDeadLetter(stage, ana);
      const referralId = await replayReferral(stage, ana);
      await restartWorkflow(stage, ana, referralId);
    },
    // As long as three others.
    { limitMs: 240_000 },
  );
}
