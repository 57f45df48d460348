// What a team may greet its new clients with, by whom it is saved, and what a client gets.
import { describe, expect, test } from '@jest/globals';
import {
  type ConciergeSettings,
  conciergeSettings,
  greetingTime,
  refuseGreetings,
} from '../../../lambdas/campaigns/concierge/concierge.ts';
import { conciergeStore } from '../../../lambdas/campaigns/concierge/concierge-store.ts';
import { greetingText } from '../../../lambdas/campaigns/concierge/greeting-text.ts';
import { readConcierge, saveConcierge } from '../../../lambdas/campaigns/concierge/save-concierge.ts';
import { planStore } from '../../../lambdas/campaigns/plans/plan-store.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { newId } from '../../../lambdas/platform/ids.ts';
import { actOf } from '../../../lambdas/platform/table/act.ts';
import { readSpamPhrases } from '../../../lambdas/texting/wording/spam-phrases.ts';
import { savesAgentsOn } from '../../people/support/saved-agents.ts';
import { anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';

const blocked = { linkShorteners: ['bit.ly'], spamPhrases: readSpamPhrases(['act now']) };
const settings = (greetings: ConciergeSettings['greetings'] = {}): ConciergeSettings =>
  conciergeSettings.parse({ enabled: true, when: 'created', greetings });
const refused = (body: string) =>
  refuseGreetings(settings({ seller: body }), { brand: 'Harbor Homes', blocked });

describe('a greeting', () => {
  test.each([
    ['Hi {FirstName}', 'unknown-field', 'unknown-field', '{FirstName}'],
    ['Hi {City', 'template-invalid', 'unbalanced-brace', '{City'],
    ['{AgentFirstName} will text you', 'template-invalid', 'no-agent-yet', '{AgentFirstName}'],
    ['See bit.ly/x', 'link-shortener', undefined, undefined],
    ['Act now!', 'spam-phrase', undefined, undefined],
  ])('CP-8 CP-1 %s is refused, and what is meant is named', (body, code, fault, value) => {
    expect(refused(body)).toMatchObject({
      refused: code,
      errors: [{ path: '/greetings/seller', ...(fault && { code: fault, value }) }],
    });
  });

  test('CP-8 a field about an agent is taken with words that stand in', () => {
    const body = '{AgentFirstName|One of us} will text you, {ClientFirstName|there}';
    expect(refused(body)).toBeUndefined();
    const about = { side: 'seller', clientName: 'Clara Client', brand: 'Harbor Homes' } as const;
    expect(greetingText({ seller: body }, about)).toBe('One of us will text you, Clara');
  });

  test('CP-8 the default takes the place of none, and of one with a value that is missing', () => {
    const about = { side: 'buyer', clientName: 'J.', brand: 'Harbor Homes', city: 'Reno' } as const;
    const standard = 'Hi there, thanks for asking about buying a home in Reno.';
    for (const greetings of [{}, { seller: 'Hello' }, { buyer: 'Hi {ClientFirstName}' }]) {
      expect(greetingText(greetings, about)).toContain(standard);
    }
    expect(greetingText({}, { ...about, side: 'seller' })).toContain('selling your home in Reno');
  });

  test('CP-8 minutes are minutes where clocks are put forward or back', () => {
    const hour = conciergeSettings.parse({ ...settings(), when: 'unclaimed', afterMinutes: 60 });
    // In New York it is 1:30 each time, and two hours, or none, go by on the clock.
    expect(greetingTime(hour, '2026-03-08T06:30:00.000Z')).toBe('2026-03-08T07:30:00.000Z');
    expect(greetingTime(hour, '2026-11-01T05:30:00.000Z')).toBe('2026-11-01T06:30:00.000Z');
  });

  test('CP-8 waits for so many minutes, or not at all', () => {
    const at = '2026-03-02T15:00:00.000Z';
    expect(greetingTime(settings(), at)).toBeUndefined();
    expect(greetingTime({ ...settings(), when: 'unclaimed', afterMinutes: 90 }, at)).toBe(
      '2026-03-02T16:30:00.000Z',
    );
    for (const afterMinutes of [0, 1441, 1.5, undefined]) {
      expect(conciergeSettings.safeParse({ ...settings(), when: 'unclaimed', afterMinutes }).success).toBe(
        false,
      );
    }
  });
});

const table = await engineTable();
const now = new Date('2026-03-02T15:00:00.000Z');
const deps = {
  people: peopleStore(table),
  concierges: conciergeStore(table),
  wordingOf: () => ({ name: 'Harbor Homes', optOutInstructions: '[Reply end]' }),
  blocked,
};

async function aPlanOf(teamId: string): Promise<void> {
  const written = { name: 'Hello', starts: 'by-hand' as const, steps: [{ afterDays: 0, body: 'Hi' }] };
  const plan = { teamId, planId: 'plan_a', ...written, version: 1, updatedAt: now.toISOString() };
  const act = actOf(asAgent('lena', teamId), 'save-plan', now, newId('act'));
  expect(await planStore(table).save(plan, undefined, act)).toEqual({ saved: true });
}

async function aGreetingTeam() {
  const teamId = anId('team');
  await deps.people.saveTeam(aTeam({ teamId, name: 'Harbor Team' }));
  const saves = async (agentId: string, licensed = true) => {
    const { devices, ...agent } = anAgent(agentId, { teamId, licensed });
    await savesAgentsOn(table)(agent);
  };
  await saves('lena');
  await saves('ada');
  const lena = asAgent('lena', teamId);
  return {
    saves,
    strangers: [asAgent('ada', teamId), asAgent('lena', anId('team'))],
    read: (caller = lena) => readConcierge(caller, teamId, deps),
    teamId,
    save: (its: ConciergeSettings, ifMatch?: string, caller = lena, at = now, by = deps) =>
      saveConcierge(
        caller,
        { teamId, settings: its, ifMatch },
        { now: at, changedBy: actOf(caller, 'save-concierge', at, newId('act')) },
        by,
      ),
  };
}

describe(onEngine('concierge'), () => {
  test('CP-8 TX-5 the lead reads what each side gets, whole: team and brand in front, instructions behind', async () => {
    const { read, save } = await aGreetingTeam();
    expect(await read()).toMatchObject({ version: 0, value: { enabled: false, when: 'created' } });
    const body = 'Hi {ClientFirstName|there}, welcome to {City}.';
    await save(settings({ buyer: body }));
    expect(await read()).toEqual({
      version: 1,
      value: expect.objectContaining({
        enabled: true,
        greetings: { buyer: body },
        team: 'Harbor Team',
        goesOut: {
          buyer: {
            body: 'Harbor Team, Harbor Homes: Hi Clara, welcome to Springfield.',
            optOutInstructions: '[Reply end]',
            segments: 1,
            encoding: 'GSM-7',
          },
          seller: expect.objectContaining({
            body: expect.stringMatching(/^Harbor Team, Harbor Homes: Hi Clara, thanks .* selling your home/),
            segments: 2,
          }),
        },
      }),
    });
  });

  test('CP-8 a save on an older version is refused; the same save again is answered as before', async () => {
    const { save } = await aGreetingTeam();
    expect(await save(settings(), '"0"')).toMatchObject({ version: 1 });
    const off = conciergeSettings.parse({ ...settings(), enabled: false });
    expect(await save(off, '"1"')).toMatchObject({ version: 2 });
    expect(await save(off, '"1"')).toMatchObject({ version: 2 });
    expect(await save(settings({ buyer: 'Hello' }), '"1"')).toMatchObject({ refused: 'changed-meanwhile' });
    expect(await save(settings({ buyer: '{FirstName}' }), '"2"')).toMatchObject({ refused: 'unknown-field' });
    expect(await save(settings())).toMatchObject({ version: 3 });
  });

  test('CP-8 a save that the table took without an answer is nobody else’s', async () => {
    const { save } = await aGreetingTeam();
    const saveUnheard: typeof deps.concierges.save = async (...all) => {
      await deps.concierges.save(...all);
      return 'changed';
    };
    const unheard = { ...deps, concierges: { ...deps.concierges, save: saveUnheard } };
    expect(await save(settings(), '"0"', undefined, now, unheard)).toMatchObject({ version: 1 });
  });

  test('CP-8 a plan is named that the team has, and since when; another team’s is refused', async () => {
    const { teamId, read, save } = await aGreetingTeam();
    const planned = conciergeSettings.parse({ ...settings(), planId: 'plan_a' });
    const noPlan = { refused: 'unknown-plan', errors: [expect.objectContaining({ path: '/planId' })] };
    await aPlanOf(anId('team'));
    expect(await save(planned)).toMatchObject(noPlan);
    expect(await read()).toMatchObject({ version: 0 });
    await aPlanOf(teamId);
    expect(await save(planned, '"0"')).toMatchObject({ version: 1, value: { planId: 'plan_a' } });
    const later = new Date(now.getTime() + 60_000);
    const changed = conciergeSettings.parse({ ...planned, greetings: { buyer: 'Hello' } });
    await save(changed, '"1"', undefined, later);
    expect(await deps.concierges.read(teamId)).toMatchObject({ planSince: now.toISOString() });
    await save(settings(), '"2"', undefined, later);
    await save(planned, '"3"', undefined, later);
    expect(await deps.concierges.read(teamId)).toMatchObject({ planSince: later.toISOString(), version: 4 });
  });

  test('CP-8 of two who save at once without a version both are done, one after the other', async () => {
    const { read, save } = await aGreetingTeam();
    const saved = await Promise.all([save(settings({ buyer: 'One' })), save(settings({ buyer: 'Two' }))]);
    expect(saved.map((each) => 'version' in each && each.version).toSorted()).toEqual([1, 2]);
    expect(await read()).toMatchObject({ version: 2 });
  });

  test('CP-8 PE-5 nobody but a licensed lead changes it', async () => {
    const { read, save, saves, strangers } = await aGreetingTeam();
    for (const caller of strangers) {
      expect(await read(caller)).toEqual({ refused: 'not-found' });
      expect(await save(settings(), undefined, caller)).toEqual({ refused: 'not-found' });
    }
    await saves('lena', false);
    expect(await read()).toMatchObject({ version: 0 });
    expect(await save(settings())).toMatchObject({ refused: 'license-lapsed' });
  });
});
