// The audit trail on a real table: the stream tells each act from the item that it wrote, once.
import { describe, expect, test } from '@jest/globals';
import { planStore } from '../../../lambdas/campaigns/plans/plan-store.ts';
import { templateStore } from '../../../lambdas/campaigns/templates/template-store.ts';
import {
  asSeenByLead,
  auditEventIn,
  auditExpiryOf,
  yearsOfAudit,
} from '../../../lambdas/office/audit/audit.ts';
import { auditStore } from '../../../lambdas/office/audit/audit-store.ts';
import { readTeamAudit } from '../../../lambdas/office/audit/read-team-audit.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { derivedId, newId } from '../../../lambdas/platform/ids.ts';
import { type Act, type ActName, actOf } from '../../../lambdas/platform/table/act.ts';
import { type Key, keys } from '../../../lambdas/platform/table/keys.ts';
import { routingStore } from '../../../lambdas/routing/routing-store.ts';
import { aLeadRouting } from '../../people/support/teams.ts';
import { created, dispatched, referrals, stores, table } from '../../stream/support/dependencies.ts';
import { inboxIndex } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';

const people = peopleStore(table);
const routing = routingStore(table);
const audit = auditStore(table);
const NOW = new Date('2026-03-02T15:00:00.000Z');
const admin = { kind: 'admin', clientId: 'account-1', isPerson: true } as const;
const source = { kind: 'source', clientId: 'network', isPerson: true } as const;
const lena = (teamId: string) => ({ kind: 'agent', agentId: 'lena', teamId }) as const;

const by = (caller: Parameters<typeof actOf>[0], name: ActName, at = NOW): Act =>
  actOf(caller, name, at, newId('act'));
const ofTeam = async (teamId: string, after?: string) => audit.readOfTeam(teamId, after, inboxIndex);
const actsOf = async (teamId: string) => (await ofTeam(teamId)).events;

async function aTeam() {
  const teamId = anId('team');
  await people.saveTeam({ teamId, name: 'Team', leadAgentId: 'lena' });
  return teamId;
}

const anAgent = (teamId: string, more: object = {}) => ({
  teamId,
  agentId: anId('agent'),
  name: 'Ada',
  email: 'ada@agents.example',
  phone: '+12065550101',
  licensed: true,
  ...more,
});

describe('what an administrator does to people', () => {
  test('PE-7 a team that is made and renamed: who, when, before and after, each act once however often it is told', async () => {
    const teamId = anId('team');
    const save = (name: string) =>
      dispatched(keys.team(teamId), () =>
        people.saveTeam({ teamId, name, leadAgentId: 'lena' }, by(admin, 'save-team')),
      );
    await save('Oak');
    await save('Maple');
    const events = await actsOf(teamId);
    expect(events).toHaveLength(2);
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          act: 'save-team',
          by: { role: 'admin', id: 'account-1' },
          at: NOW.toISOString(),
          teamId,
          changed: ['leadAgentId', 'name'],
          after: { name: 'Oak', leadAgentId: 'lena' },
        }),
        expect.objectContaining({ changed: ['name'], before: { name: 'Oak' }, after: { name: 'Maple' } }),
      ]),
    );
  });

  test('PE-7 a person of the back office is named by the email that they had, a program as one', async () => {
    const teamId = await aTeam();
    const agent = anAgent(teamId);
    const ava = { ...admin, email: 'ava@back-office.example' };
    await dispatched(keys.agent(teamId, agent.agentId), () =>
      people.saveAgent(agent, NOW, undefined, by(ava, 'save-agent')),
    );
    expect(await actsOf(teamId)).toMatchObject([{ by: { id: 'account-1', email: ava.email } }]);
    const program = { kind: 'admin', clientId: 'client-1' } as const;
    await dispatched(keys.agent(teamId, agent.agentId), () =>
      people.saveAgent({ ...agent, name: 'Ada Ames' }, NOW, undefined, by(program, 'save-agent')),
    );
    expect((await actsOf(teamId)).map((each) => each.by)).toContainEqual({
      role: 'admin',
      id: 'client-1',
      isMachine: true,
    });
  });

  test('PE-7 a save that changes nothing is no act', async () => {
    const teamId = await aTeam();
    const agent = anAgent(teamId);
    const key = keys.agent(teamId, agent.agentId);
    const save = () =>
      dispatched(key, () => people.saveAgent(agent, NOW, undefined, by(admin, 'save-agent')));
    await save();
    await save();
    expect(await actsOf(teamId)).toHaveLength(1);
  });

  test('PE-7 what an agent changes on their own is no act of whoever saved them last', async () => {
    const teamId = await aTeam();
    const agent = anAgent(teamId);
    const key = keys.agent(teamId, agent.agentId);
    await dispatched(key, () => people.saveAgent(agent, NOW, undefined, by(admin, 'save-agent')));
    await dispatched(key, () => people.changeContact(teamId, agent.agentId, { email: 'new@agents.example' }));
    expect(await actsOf(teamId)).toHaveLength(1);
  });

  test('PE-7 a move is an act in both teams, and a lead reads of their own alone', async () => {
    const [from, to] = [await aTeam(), await aTeam()];
    const agent = anAgent(from);
    await people.saveAgent(agent, NOW);
    const act = by(admin, 'save-agent');
    const left = keys.agent(from, agent.agentId);
    await dispatched(left, async () => people.saveAgent({ ...agent, teamId: to }, NOW, from, act));
    const joined = await table.get(keys.agent(to, agent.agentId));
    const event = auditEventIn(undefined, joined, derivedId);
    if (event !== undefined) await audit.append(event);
    expect(await actsOf(from)).toMatchObject([
      { act: 'save-agent', agentId: agent.agentId, changed: ['left'] },
    ]);
    expect(await actsOf(to)).toMatchObject([{ after: { name: 'Ada', licensed: true } }]);
  });

  test('PE-7 leaving, by a lead', async () => {
    const teamId = await aTeam();
    const agent = anAgent(teamId);
    await people.saveAgent(agent, NOW);
    await dispatched(keys.agent(teamId, agent.agentId), () =>
      people.leave(teamId, agent.agentId, { at: NOW.toISOString() }, by(lena(teamId), 'remove-agent')),
    );
    // What follows from it is nobody's act.
    await dispatched(keys.agent(teamId, agent.agentId), () =>
      people.noteHandedOver(teamId, agent.agentId, { at: NOW.toISOString() }, 3),
    );
    expect(await actsOf(teamId)).toMatchObject([
      { act: 'remove-agent', by: { role: 'lead', id: 'lena' }, after: { left: { at: NOW.toISOString() } } },
    ]);
  });
});

test('PE-7 lead routing: each setting that a lead changes', async () => {
  const teamId = await aTeam();
  const settings = aLeadRouting();
  const save = (enabled: boolean) =>
    dispatched(keys.leadRouting(teamId), () =>
      routing.saveLeadRouting(
        teamId,
        { ...settings, enabled },
        undefined,
        by(lena(teamId), 'save-lead-routing'),
      ),
    );
  await save(true);
  await save(false);
  expect(await actsOf(teamId)).toContainEqual(
    expect.objectContaining({ changed: ['enabled'], before: { enabled: true }, after: { enabled: false } }),
  );
});

test('PE-7 CP-1 templates: each that a lead writes, changes and removes', async () => {
  const teamId = await aTeam();
  const templates = templateStore(table);
  const template = { teamId, templateId: 'tpl_hello', name: 'Hello', updatedAt: NOW.toISOString() };
  const first = { ...template, body: 'Hi', version: 1 };
  const second = { ...template, body: 'Hi {City}', version: 2 };
  const signedBy = (name: ActName) => by(lena(teamId), name);
  const acts: readonly (() => Promise<unknown>)[] = [
    () => templates.save(first, undefined, signedBy('save-template')),
    () => templates.save(second, first, signedBy('save-template')),
    () => templates.remove(second, NOW, signedBy('remove-template')),
  ];
  for (const act of acts) await dispatched(keys.template(teamId, 'tpl_hello'), act);
  const { templateId, name } = template;
  const events = await actsOf(teamId);
  expect(events).toHaveLength(3);
  for (const each of [
    { act: 'save-template', after: { templateId, name, body: 'Hi' } },
    { act: 'save-template', before: { body: 'Hi' }, after: { body: 'Hi {City}' } },
    { act: 'remove-template', before: {}, after: { removed: true } },
  ]) {
    expect(events).toContainEqual(expect.objectContaining({ ...each, teamId }));
  }
});

test('PE-7 CP-2 plans: each that a lead writes and removes', async () => {
  const teamId = await aTeam();
  const plans = planStore(table);
  const steps = [{ afterDays: 0, body: 'Hi' }];
  const about = { planId: 'plan_hello', name: 'Hello', starts: 'by-hand' as const, steps };
  const plan = { ...about, teamId, updatedAt: NOW.toISOString(), version: 1 };
  const key = keys.plan(teamId, 'plan_hello');
  await dispatched(key, () => plans.save(plan, undefined, by(lena(teamId), 'save-plan')));
  await dispatched(key, () => plans.remove(plan, NOW, by(lena(teamId), 'remove-plan')));
  const events = await actsOf(teamId);
  expect(events).toHaveLength(2);
  expect(events).toContainEqual(expect.objectContaining({ act: 'save-plan', after: about, teamId }));
  expect(events).toContainEqual(
    expect.objectContaining({
      act: 'remove-plan',
      about: { kind: 'plan', id: 'plan_hello', name: 'Hello' },
      after: { steps: [], removed: true },
    }),
  );
});

test('PE-7 what an act was about has its name in it, also what it names by an id, and also when that is removed', async () => {
  const teamId = await aTeam();
  const { plans, templates, concierges } = stores;
  const at = { teamId, updatedAt: NOW.toISOString(), version: 1 };
  const template = { ...at, templateId: 'tpl_hello', name: 'First hello', body: 'Hi' };
  const signedBy = (name: ActName) => by(lena(teamId), name);
  await templates.save(template, undefined, signedBy('save-template'));
  await templates.remove(template, NOW, signedBy('remove-template'));
  const steps = [{ afterDays: 0, templateId: 'tpl_hello' }];
  const plan = { ...at, planId: 'plan_slow', name: 'Slow buyers', starts: 'by-hand' as const, steps };
  await dispatched(keys.plan(teamId, 'plan_slow'), () => plans.save(plan, undefined, signedBy('save-plan')));
  const settings = { enabled: true, when: 'created' as const, greetings: {}, planId: 'plan_slow' };
  await dispatched(keys.concierge(teamId), () =>
    concierges.save({ ...at, settings }, undefined, signedBy('save-concierge')),
  );
  const events = await actsOf(teamId);
  expect(events.find(({ act }) => act === 'save-plan')).toMatchObject({
    about: { kind: 'plan', id: 'plan_slow', name: 'Slow buyers' },
    names: { tpl_hello: 'First hello' },
  });
  expect(events.find(({ act }) => act === 'save-concierge')).toMatchObject({
    names: { plan_slow: 'Slow buyers' },
  });
});

test('PE-7 CP-7 a bulk text is known by how its words begin', () => {
  const words = `Hi {ClientFirstName|there},\nstill looking in {City|your area}? ${'Tell me more. '.repeat(9)}`;
  const bulk = {
    type: 'bulk',
    pk: 'BULK#blk_1',
    sk: 'BULK',
    bulkId: 'blk_1',
    teamId: 'north',
    body: words,
    count: 3,
  };
  const changedBy = by(lena('north'), 'cancel-bulk-text');
  const event = auditEventIn(
    { ...bulk, status: 'sending' },
    { ...bulk, status: 'cancelled', changedBy },
    derivedId,
  );
  expect(event).toMatchObject({
    about: {
      kind: 'bulk-text',
      id: 'blk_1',
      name: expect.stringMatching(/^Hi \{ClientFirstName\|there\}, still looking .*…$/),
    },
    changed: ['status'],
  });
  expect(event?.about?.name.length).toBeLessThanOrEqual(60);
});

describe('what the source and leads do to referrals', () => {
  const told = (key: Key, act: () => Promise<unknown>) => dispatched(key, act);

  test('PE-7 created and corrected: what the client is called, reached by and noted is named, never shown', async () => {
    const race = await created({}, { changedBy: by(source, 'create-referral') });
    const { referralId, teamId } = race;
    const key = keys.details(referralId);
    const item = await table.get(key);
    const event = auditEventIn(undefined, item, derivedId);
    expect(event).toMatchObject({
      act: 'create-referral',
      by: { role: 'source', id: 'network' },
      referralId,
      changed: expect.arrayContaining(['client', 'side']),
    });
    const details = await referrals.readDetails(referralId);
    if (details === undefined) throw new Error('It has details');
    await told(key, () =>
      referrals.correct(
        { race, details },
        {
          ...details,
          notes: 'Secret garden',
          area: { city: 'Tacoma', state: 'WA' },
          client: { ...details.client, name: 'Hidden Name' },
          correctedAt: NOW.toISOString(),
          changedBy: by(source, 'correct-referral'),
        },
        true,
      ),
    );
    const [correction] = await actsOf(teamId);
    expect(correction).toMatchObject({
      act: 'correct-referral',
      changed: ['area', 'client', 'notes'],
      after: { area: { city: 'Tacoma', state: 'WA' } },
    });
    const all = JSON.stringify([event, ...(await actsOf(teamId))]);
    for (const secret of ['Secret', 'Hidden', details.client.phone, details.client.name]) {
      expect(all).not.toContain(secret);
    }
  });

  test('PE-7 withdrawn by the source; an offer that ends by itself is nobody’s act', async () => {
    const { referralId, teamId } = await created();
    await told(keys.race(referralId), () =>
      stores.races.withdraw(referralId, 'Client’s own words', NOW, by(source, 'withdraw-referral')),
    );
    const other = await created();
    await told(keys.race(other.referralId), () =>
      stores.races.returnToSource(other.referralId, 'expired', NOW),
    );
    expect(await actsOf(teamId)).toMatchObject([
      {
        act: 'withdraw-referral',
        changed: ['reason', 'status'],
        before: { status: 'offered' },
        after: { status: 'returned', reason: 'withdrawn' },
      },
    ]);
    expect(JSON.stringify(await actsOf(teamId))).not.toContain('words');
    expect(await actsOf(other.teamId)).toEqual([]);
  });

  test('PE-7 a lead reads nothing of where a referral came from', () => {
    const event = {
      eventId: 'evt_1',
      at: NOW.toISOString(),
      act: 'offer-referral-again' as const,
      by: { role: 'source' as const, id: 'network' },
      teamId: 'to',
      changed: ['teamId'],
      before: { teamId: 'from' },
      after: { teamId: 'to' },
    };
    expect(JSON.stringify(asSeenByLead(event))).not.toContain('from');
  });
});

test('PE-7 an opt-out that an administrator books, and nothing else of the ledger', async () => {
  const booked = {
    pk: 'LEDGER#+12065550150',
    sk: 's',
    type: 'ledger-event',
    act: 'opted-out-otherwise',
    eventId: 'evt_booked',
    phone: '+12065550150',
    program: 'introductions',
    at: '2026-03-01T09:00:00.000Z',
    recordedAt: NOW.toISOString(),
    how: 'letter',
    words: 'No more texts, please.',
  };
  expect(auditEventIn(undefined, { ...booked, clientId: 'account-1' }, derivedId)).toMatchObject({
    act: 'book-opt-out',
    by: { role: 'admin', id: 'account-1' },
    at: NOW.toISOString(),
    phone: '+12065550150',
    after: { program: 'introductions', how: 'letter' },
  });
  const by = { role: 'admin', id: 'account-1' };
  for (const known of [{ email: 'ava@network.example' }, { isMachine: true }])
    expect(auditEventIn(undefined, { ...booked, clientId: 'account-1', ...known }, derivedId)?.by).toEqual({
      ...by,
      ...known,
    });
  expect(auditEventIn(undefined, booked, derivedId)).toBeUndefined();
});

describe('what a lead does with a client of others', () => {
  const marked = {
    type: 'ledger-event',
    pk: 'LEDGER#+12065550150',
    sk: 'x',
    act: 'marked-cannot-be-texted',
    eventId: 'evt_2',
    phone: '+12065550150',
    program: 'introductions',
    at: NOW.toISOString(),
    teamId: 'north',
    agentId: 'lena',
    referralId: 'ref_1',
  };

  test('PE-7 TX-14 CO-19 texts that a lead stopped, without the client’s phone; an owner’s own act is none', () => {
    expect(auditEventIn(undefined, { ...marked, leadId: 'lena' }, derivedId)).toEqual({
      eventId: expect.stringMatching(/^evt_/),
      act: 'stop-texting',
      by: { role: 'lead', id: 'lena' },
      at: NOW.toISOString(),
      teamId: 'north',
      referralId: 'ref_1',
      changed: ['optOut'],
      after: { program: 'introductions' },
    });
    const said = { ...marked, act: 'opted-out-otherwise', how: 'to-an-agent', words: 'Stop, Clara says' };
    const recordedAt = new Date(NOW.getTime() + 1000).toISOString();
    const heard = auditEventIn(undefined, { ...said, recordedAt, leadId: 'lena' }, derivedId);
    expect(heard).toMatchObject({ act: 'stop-texting', at: recordedAt, after: { how: 'to-an-agent' } });
    expect(JSON.stringify(heard)).not.toMatch(/Clara|\+1206/);
    expect(auditEventIn(undefined, marked, derivedId)).toBeUndefined();
    expect(auditEventIn(undefined, said, derivedId)).toBeUndefined();
  });

  test('PE-7 CO-16 what a lead answered to whether a client asked to stop, never the client’s words', () => {
    const message = {
      type: 'message',
      pk: 'REF#ref_1',
      sk: 'm',
      referralId: 'ref_1',
      body: 'Clara wants no more',
    };
    const answered = {
      ...message,
      askedToStop: 'yes',
      answeredBy: { teamId: 'north', agentId: 'lena' },
      changedBy: by(lena('north'), 'answer-asked-to-stop'),
    };
    const event = auditEventIn({ ...message, askedToStop: 'open' }, answered, derivedId);
    expect(event).toMatchObject({
      act: 'answer-asked-to-stop',
      by: { role: 'lead', id: 'lena' },
      teamId: 'north',
      referralId: 'ref_1',
      before: { askedToStop: 'open' },
      after: { askedToStop: 'yes' },
    });
    expect(JSON.stringify(event)).not.toContain('Clara');
    expect(auditEventIn(message, { ...answered, changedBy: undefined }, derivedId)).toBeUndefined();
    // Delivered again, or read, it is no act.
    expect(auditEventIn(answered, { ...answered, readAt: 'now' }, derivedId)).toBeUndefined();
  });
});

test('PE-7 each import of a list is an act: who, how many lines, and nothing of them', () => {
  const report = (name: string, done: number) => ({
    type: 'import-report',
    pk: 'IMPORT#imp_1',
    sk: 'REPORT',
    importId: 'imp_1',
    lines: 12,
    done,
    changedBy: { ...importing, actId: name },
  });
  const importing = by(admin, 'import-consent');
  const first = auditEventIn(undefined, report('one', 0), derivedId);
  expect(first).toMatchObject({
    act: 'import-consent',
    by: { role: 'admin', id: 'account-1' },
    after: { importId: 'imp_1', lines: 12 },
  });
  expect(auditEventIn(report('one', 0), report('one', 10), derivedId)).toBeUndefined();
  const again = auditEventIn(report('one', 12), report('two', 0), derivedId);
  expect(again).toMatchObject({ act: 'import-consent', after: { importId: 'imp_1', lines: 12 } });
  expect(again?.eventId).not.toBe(first?.eventId);
});

test('PE-7 RT-10 an administrator reads which teams a referral was sent to, a lead not that there are others', () => {
  const chain = { teamIds: ['north', 'south'], minutes: 60 };
  const details = {
    type: 'details',
    pk: 'REF#ref_1',
    sk: 'DETAILS',
    referralId: 'ref_1',
    teamId: 'north',
    side: 'buyer',
    kind: 'standard',
    chain,
    changedBy: by(source, 'create-referral'),
  };
  const event = auditEventIn(undefined, details, derivedId);
  expect(event).toMatchObject({ after: { chain: { teamIds: ['north', 'south'] } } });
  if (event === undefined) throw new Error('There is none');
  expect(JSON.stringify(asSeenByLead(event))).not.toMatch(/south|chain/);
  // The next team's turn is nobody's act.
  const skipped = [{ teamId: 'south', at: NOW.toISOString(), round: 1 }];
  expect(auditEventIn(details, { ...details, chain: { ...chain, skipped } }, derivedId)).toBeUndefined();
});

describe('reading', () => {
  const event = (teamId: string, number: number, year = 2026) => ({
    eventId: `evt_${number}_${teamId}`,
    at: new Date(Date.UTC(year, 0, 1) + number * 60_000).toISOString(),
    act: 'save-agent' as const,
    by: { role: 'admin' as const, id: 'account-1' },
    teamId,
    changed: ['name'],
  });

  test('PE-7 pages of a team, newest first, each act once, over the turn of a year', async () => {
    const teamId = anId('team');
    for (let number = 0; number < 30; number += 1) await audit.append(event(teamId, number));
    for (let number = 0; number < 5; number += 1) await audit.append(event(teamId, number, 2024));
    const first = await ofTeam(teamId);
    expect(first.events).toHaveLength(25);
    const second = await ofTeam(teamId, first.next);
    expect(second.next).toBeUndefined();
    const times = [...first.events, ...second.events].map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(new Set(times).size).toBe(35);
  });

  test('PE-7 all acts page back to the oldest that is kept', async () => {
    const far = anId('team');
    const years = [2050, 2048, 2047];
    for (const year of years) {
      for (let number = 0; number < 20; number += 1) await audit.append(event(far, number, year));
    }
    const now = new Date('2050-06-01T00:00:00.000Z');
    const found: string[] = [];
    let next: string | undefined;
    do {
      const page = await audit.readAll(next, now);
      expect(page.events.length).toBeLessThanOrEqual(25);
      found.push(...page.events.map(({ at }) => at));
      next = page.next;
    } while (next !== undefined);
    expect(found).toHaveLength(60);
    expect(found).toEqual(found.toSorted().toReversed());
  });

  test('PE-7 acts are kept for 4 years', () => {
    expect(new Date(auditExpiryOf('2026-03-02T15:00:00.000Z') * 1000).toISOString()).toBe(
      '2030-03-02T15:00:00.000Z',
    );
  });

  test('PE-7 a team’s acts are its lead’s and the administrators’ to read; to all others there are none', async () => {
    const teamId = await aTeam();
    const deps = { people, audit: { readOfTeam: ofTeam } };
    expect(await readTeamAudit(lena(teamId), { teamId }, deps)).toEqual({ events: [], next: undefined });
    expect(await readTeamAudit({ ...lena(teamId), agentId: 'ada' }, { teamId }, deps)).toEqual({
      refused: 'not-found',
    });
    expect(await readTeamAudit(lena('elsewhere'), { teamId }, deps)).toEqual({ refused: 'not-found' });
    const admin = { kind: 'admin', clientId: 'account-1' } as const;
    await audit.append(event(teamId, 1, 2026));
    expect(await readTeamAudit(admin, { teamId }, deps)).toMatchObject({ events: [{ teamId }] });
    expect(await readTeamAudit(admin, { teamId: anId('team') }, deps)).toEqual({ refused: 'not-found' });
  });
});

test('PE-7 years that are yet to come are not read, whatever a cursor names', () => {
  expect(yearsOfAudit('9999-12-31T00:00:00.000Z', NOW)).toEqual(['2026', '2025', '2024', '2023', '2022']);
});
