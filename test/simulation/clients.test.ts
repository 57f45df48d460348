// Clients through hundreds of histories, beside a model that keeps them on paper: whatever the stream tells late, twice, out of order, or not
// at all until it is replayed, the lists are what they would be.
import { expect, test } from '@jest/globals';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { plan } from './support/clients/plan.ts';
import { runClients } from './support/clients/run.ts';
import { progressOf } from './support/progress.ts';
import { replay } from './support/replay.ts';

const numHistories = runs(80, 5000);

test(`CT-1, CT-2 ${numHistories} histories of three clients of two teams: each list has whom it should, by every filter and search, in order`, async () => {
  const tried = progressOf(numHistories);
  await fc.assert(
    fc.asyncProperty(plan, async (planned) => {
      const { lists, entries, owners, isWhole } = await runClients(planned);
      expect(owners.are).toEqual(owners.onPaper);
      for (const { list, shown, fit } of lists)
        expect({ list, clients: shown }).toEqual({ list, clients: fit });
      tried();
      if (!isWhole) return;
      for (const { owner, has, owns } of entries) expect({ owner, has }).toEqual({ owner, has: owns });
    }),
    { numRuns: numHistories, ...replay },
  );
}, 600_000);
