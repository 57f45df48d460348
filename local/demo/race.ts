// The walk-through's race by the client package: all agents of the demo team text a new client at once, and one gets the client.
import { randomInt } from 'node:crypto';
import { answerOf } from '../../client/src/answers.ts';
import { once } from '../../client/src/once.ts';
import { problemBehind } from '../../client/src/problem.ts';
import { addressIn, orExit, readArguments } from '../../scripts/command-line/read-arguments.ts';
import { signIn } from './sign-in.ts';
import { DEMO_AGENTS, DEMO_TEAM } from './team.ts';

/** `phone`: a client's whom nobody of the team has had; theirs would go to that agent alone (CL-14). */
export async function race(apiUrl: string, phone: string, print: (line: string) => void): Promise<void> {
  const source = await signIn(apiUrl, { client: 'source' });
  const textConsent = { at: '2026-01-01T00:00:00Z', source: 'web form', words: 'Agents may text me.' };
  const body = {
    teamId: DEMO_TEAM.teamId,
    side: 'buyer',
    area: { city: 'Seattle', state: 'WA' },
    client: { name: 'Client Example', phone, textConsent },
  } as const;
  const { referralId } = await once((header) =>
    answerOf(source.POST('/referrals', { params: { header }, body })),
  );
  print(`${referralId} is offered to ${DEMO_AGENTS.length} agents of ${DEMO_TEAM.name}.`);

  const path = { referralId };
  const outcomes = DEMO_AGENTS.map(async ({ agentId, name }) => {
    const agent = await signIn(apiUrl, { agentId });
    const first = { body: 'Hello, shall we talk about the garden?' };
    return once((header) =>
      answerOf(agent.POST('/referrals/{referralId}/messages', { params: { path, header }, body: first })),
    ).then(
      () => `${name}: has the client`,
      (fault) => `${name}: ${problemBehind(fault).code}`,
    );
  });
  for (const outcome of await Promise.all(outcomes)) print(outcome);

  const { claim } = await answerOf(source.GET('/referrals/{referralId}', { params: { path } }));
  print(`The source sees: claimed by ${claim?.name}.`);
}

if (import.meta.main) {
  const command = 'npx node local/demo/race.ts';
  const url = orExit(() => {
    const usage = `${command} [URL]\n\n  URL  where npm start runs, http://127.0.0.1:3000 by default`;
    const [given = 'http://127.0.0.1:3000'] = readArguments({
      command,
      usage,
      options: {},
      words: ['URL'],
    }).positionals;
    return addressIn('URL', given);
  });
  // Of the exchange 555, which is fiction; 555-1212 is none.
  await race(url, `+1415555${randomInt(2000, 10_000)}`, console.log);
}
