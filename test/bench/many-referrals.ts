// Referrals one after another through the local cloud, each claimed by a first text: does the last take as long as the first?
import { loadavg } from 'node:os';
import * as z from 'zod';
import { aPhone, aTeam, referralFor } from '../stories/support/builders.ts';
import { minuteMs } from '../stories/support/stage.ts';
import { bootBenchStage } from './bench-stage.ts';
import { medianOf } from './samples.ts';

const agents = 3;
const created = z.object({ referralId: z.string() });

/** Milliseconds a referral, the median, and how busy the machine was, with this run and whatever else. */
export type Hundred = { ms: number; loadAverage: number };

/** Each hundred. `templateDir`: the stage as `npm start` builds it. */
export async function measureManyReferrals(
  templateDir: string,
  referrals: number,
  told: (line: string) => void,
): Promise<readonly Hundred[]> {
  const stage = await bootBenchStage({ templateDir });
  try {
    const team = await aTeam(stage, agents);
    const hundreds: Hundred[] = [];
    for (let first = 0; first < referrals; first += 100) {
      const took: number[] = [];
      for (let index = 0; index < 100; index++) {
        const startedAt = performance.now();
        const { body } = await stage.source('POST', '/referrals', referralFor(team.teamId, aPhone()));
        const { referralId } = created.parse(body);
        await stage.settle();
        const winner = team.agents[index % team.agents.length] ?? team.lead;
        const claim = await winner.does('POST', `/referrals/${referralId}/messages`, {
          body: 'Hello, shall we talk?',
        });
        if (claim.status !== 201) throw new Error(`The claim was refused: ${JSON.stringify(claim.body)}`);
        await stage.settle();
        took.push(performance.now() - startedAt);
        // Texts to agents and clients leave at the pace of their numbers.
        await stage.advance(minuteMs / 6);
      }
      const [loadAverage = 0] = loadavg();
      hundreds.push({ ms: medianOf(took), loadAverage });
      told(`  ${first + 100} referrals: ${medianOf(took).toFixed(0)} ms each`);
    }
    return hundreds;
  } finally {
    await stage.close();
  }
}
