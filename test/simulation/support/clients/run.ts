// Runs a plan of clients: the stores and reactions on a table in memory beside the clients on paper, and what the lists show of them.
import { claimingStores } from '../../../../lambdas/claiming/claiming-stores.ts';
import { ownerOf } from '../../../../lambdas/claiming/referral.ts';
import { addNote } from '../../../../lambdas/clients/add-note.ts';
import { clientListStore } from '../../../../lambdas/clients/list/client-list-store.ts';
import { myClientsQuery, teamClientsQuery } from '../../../../lambdas/clients/list/client-schema.ts';
import { partOf } from '../../../../lambdas/clients/list/entry.ts';
import { listMyClients, listTeamClients } from '../../../../lambdas/clients/list/list-clients.ts';
import {
  onNoteAdded,
  onRaceOfClientChanged,
  onTalkOfClientChanged,
} from '../../../../lambdas/clients/list/on-client-changed.ts';
import { setStageAndTags } from '../../../../lambdas/clients/set-stage-and-tags.ts';
import type { Change } from '../../../../lambdas/platform/table/stream-batch.ts';
import type { Table } from '../../../../lambdas/platform/table/table.ts';
import { conversationStore } from '../../../../lambdas/texting/conversation-store.ts';
import { anOpenRace } from '../../../claiming/support/referrals.ts';
import { clientsOn } from '../../../clients/support/clients.ts';
import { asAgent } from '../../../people/support/teams.ts';
import { byBrand } from '../../../support/brands.ts';
import { memoryTable } from '../memory-table.ts';
import { type Agent, type Client, listOf, never, newClient, newRound, stageOf } from './model.ts';
import {
  type Act,
  agents,
  type Plan,
  people,
  type Query,
  secondsIn,
  startMs,
  teams,
  usualQueries,
} from './plan.ts';

/** Of two parts of a list, so that clients meet in one. */
const ids = Array.from({ length: 5000 }, (_, index) => `ref_${index}`).filter((id) => partOf(id) < 2);

const listened = ['race', 'conversation', 'note'];

export async function runClients({ steps, turns, order, queries }: Plan) {
  const { table, changes } = memoryTable();
  const on = clientsOn(table);
  const conversations = conversationStore(table);
  const { placing } = claimingStores(table, byBrand.poolOf);
  const reading = { people: on.deps.people, referrals: on.referrals, clientLists: clientListStore(table) };
  const reactive = takingTurns(table, turns);
  const there = clientsOn(reactive);
  const reacting = {
    clientLists: clientListStore(reactive),
    clients: there.clients,
    readDetails: there.referrals.detailsOf,
    readRace: there.races.read,
  };

  const clients = people.map((person, index) => newClient({ ...person, referralId: ids[index] ?? '' }));
  for (const { referralId, name, phone, city, state, side } of clients) {
    await on.offered(
      { referralId, offerUntil: secondsIn(100_000).toISOString() },
      { client: { name, phone }, area: { city, state }, side: side === 'buyer' ? 'buyer' : 'seller' },
    );
  }

  /** What the stream has not told yet, and what it lost. */
  const waiting: Change[] = [];
  const lost = new Set<string>();
  const hear = () => {
    waiting.push(...changes.splice(0).filter(({ after }) => listened.includes(String(after?.type))));
  };
  const tell = async ({ before, after }: Change) => {
    if (after?.type === 'race') await onRaceOfClientChanged(before, after, reacting);
    if (after?.type === 'conversation') await onTalkOfClientChanged(before, after, reacting);
    if (after?.type === 'note') await onNoteAdded(before, after, reacting);
  };
  const take = (pick: number): Change[] => waiting.splice(pick % Math.max(1, waiting.length), 1);

  let now = 1;
  const at = () => secondsIn(now);
  const paper = startMs / 1000;

  async function act(client: Client, doing: Act): Promise<void> {
    const { referralId, teamId, owner } = client;
    const time = paper + now;
    const moment = at().toISOString();
    const wrote = () => Object.assign(client, { sentAt: time, readUntil: time, readAt: time });
    const message = (agentId: string) =>
      ({
        referralId,
        messageId: `msg_${now}`,
        agentId,
        direction: 'outbound',
        body: 'Hi',
        encoding: 'GSM-7',
        segments: 1,
        at: moment,
        delivery: 'queued',
      }) as const;
    switch (doing.kind) {
      case 'claim': {
        const agentId = agents[doing.agent] ?? 'ada';
        const race = await on.races.read(referralId);
        const { by } = doing;
        const attempt = {
          referralId,
          teamId,
          agentId,
          by,
          actId: `act_${now}`,
          at: at(),
          round: race?.round,
        };
        const outcome = await on.races.claim({ ...attempt, ...(by === 'text' && { text: 'Hi' }) });
        if (outcome.kind !== 'won') return;
        Object.assign(client, { owner: agentId, arrivedAt: time, wonBy: by, wonAt: time });
        if (by !== 'text') return;
        await conversations.addClaiming(message(agentId));
        // CP-8: who claims has read nothing of what the client answered to a greeting.
        if (client.repliedAt === never) wrote();
        else client.sentAt = time;
        return;
      }
      case 'text':
        if (owner !== undefined && (await conversations.add(message(owner), teamId)) === 'added') wrote();
        return;
      case 'reply': {
        const written = Math.max(0.5, now - doing.late);
        const wroteAt = secondsIn(written).toISOString();
        await on.races.noteReply(referralId, wroteAt);
        await conversations.noteReply(referralId, wroteAt, at());
        if (paper + written >= client.since) client.hasReplied = true;
        client.repliedAt = Math.max(client.repliedAt, paper + written);
        client.landedAt = time;
        return;
      }
      case 'read':
        if (owner === undefined) return;
        await conversations.noteRead(referralId, moment, at());
        Object.assign(client, { readUntil: time, readAt: time });
        return;
      case 'stop':
      case 'start':
        await on.races.noteConsent(referralId, doing.kind === 'stop' ? { how: 'stop' } : undefined, now);
        client.isStopped = doing.kind === 'stop';
        return;
      case 'unreached':
        await on.races.noteUnreached(referralId, 'unreachable', moment);
        if (owner !== undefined && !client.hasReplied) client.areTextsFailing = true;
        return;
      case 'reached':
        await on.races.noteReached(referralId);
        client.areTextsFailing = false;
        return;
      case 'set': {
        if (owner === undefined) return;
        const change = { stage: doing.stage, tags: doing.tags };
        await setStageAndTags(asAgent(owner, teamId), { referralId, change }, at(), on.deps);
        if (doing.stage !== undefined && doing.stage !== stageOf(client))
          Object.assign(client, { stage: doing.stage, stageAt: time });
        if (doing.tags !== undefined) client.tags = doing.tags;
        return;
      }
      case 'note': {
        if (owner === undefined) return;
        const note = { referralId, text: doing.text, key: `key_${now}` };
        await addNote(asAgent(owner, teamId), note, at(), on.deps);
        client.notes.push(doing.text);
        return;
      }
      case 'hand-over':
        return handOver(client, agents[doing.agent] ?? 'ada', time);
      case 'leave': {
        const [from, to] = [agents[doing.agent], agents[doing.to] ?? 'ada'];
        for (const each of clients) {
          if (each.teamId === teamId && each.owner === from) await handOver(each, to, time, 'owner-left');
        }
        return;
      }
      case 'give-back': {
        if (owner === undefined) return;
        await on.races.giveBack(referralId, { teamId, agentId: owner, leads: false }, 'Moves', at());
        client.owner = undefined;
        return;
      }
      case 'offer-again': {
        const referral = await on.read(referralId);
        if (referral.race.status !== 'returned') return;
        const race = anOpenRace({
          referralId,
          teamId: doing.team,
          offerUntil: secondsIn(100_000).toISOString(),
          round: (referral.race.round ?? 1) + 1,
          offeredAgain: { at: moment, actId: `act_${now}` },
          ...(client.isStopped && { clientOptedOut: true, optOut: { how: 'stop' } }),
        });
        const { last } = await placing.readHistory(client.phone, doing.team);
        const placed = { race, isReturning: false, heldBy: undefined };
        const outcome = await placing.offerAgain(referral, placed, at(), last);
        if (outcome === 'offered') Object.assign(client, newRound(time), { teamId: doing.team });
      }
    }
  }

  async function handOver(client: Client, to: Agent, time: number, because?: 'owner-left'): Promise<void> {
    const { referralId, owner } = client;
    if (owner === undefined || owner === to) return;
    const hand = { from: owner, to, actId: `act_${now}`, at: at(), ...(because && { because }) };
    if (await on.referrals.reassign(await on.read(referralId), hand))
      Object.assign(client, { owner: to, arrivedAt: time });
  }

  /** Page by page, as a portal reads it. */
  async function shown(teamId: string, whose: Agent | 'all', asked: Query): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { ...asked, ...(cursor && { cursor: Buffer.from(cursor).toString('base64url') }) };
      const { owner: _, ...own } = query;
      const page =
        whose === 'all'
          ? await listTeamClients(
              asAgent('lena', teamId),
              { teamId, ...teamClientsQuery.parse(query) },
              reading,
            )
          : await listMyClients(asAgent(whose, teamId), myClientsQuery.parse(own), reading);
      if ('refused' in page) throw new Error(page.refused);
      found.push(...page.clients.map(({ referralId }) => referralId));
      cursor = page.next;
    } while (cursor !== undefined);
    return found;
  }

  for (const step of steps) {
    const client = clients[step.client];
    if (client === undefined) continue;
    const picked = step.told.picks.flatMap(take);
    if (step.told.isLost) for (const { after } of picked) lost.add(String(after?.referralId));
    else await Promise.all([...picked.map(tell), act(client, step.act)]);
    if (step.told.isLost) await act(client, step.act);
    if (step.told.isAgain && !step.told.isLost) waiting.push(...picked);
    hear();
    now += 1;
    await judgeUnderWay(step.client);
  }

  /** Whatever the stream has told: nobody reads of a client who isn't theirs, nor one who doesn't fit. */
  async function judgeUnderWay(turn: number): Promise<void> {
    const { q: _, owner: __, ...own } = queries[turn % queries.length] ?? {};
    for (const whose of [...agents, 'all'] as const) {
      const truth = listOf(clients, 'north', whose, own);
      const found = await shown('north', whose, own);
      if (new Set(found).size < found.length || found.some((id) => !truth.includes(id)))
        throw new Error(`${whose} reads ${found.join()} by ${JSON.stringify(own)} where ${truth.join()} fit`);
    }
  }

  const next = () => order.next().value;
  while (waiting.length > 0) await Promise.all([next(), next(), next()].flatMap(take).map(tell));
  const items = [...lost].map(
    async (referralId) => (await on.referrals.readItems(referralId, undefined)).items,
  );
  const replayed = (await Promise.all(items)).flat().map((after) => ({ before: undefined, after }));
  waiting.push(...replayed, ...replayed);
  while (waiting.length > 0) await Promise.all([next(), next(), next()].flatMap(take).map(tell));

  const lists = [];
  for (const teamId of teams) {
    for (const whose of [...agents, 'all'] as const) {
      for (const query of [...usualQueries, ...queries]) {
        const { owner, ...own } = query;
        const asked = whose === 'all' ? query : own;
        const list = `${teamId} ${whose} ${JSON.stringify(asked)}`;
        lists.push({
          list,
          shown: await shown(teamId, whose, asked),
          fit: listOf(clients, teamId, whose, asked),
        });
      }
    }
  }
  const entries = [];
  for (const teamId of teams) {
    for (const agentId of agents) {
      const found = await reading.clientLists.readAll({ teamId, agentId });
      entries.push({
        owner: `${teamId} ${agentId}`,
        has: found.map(({ referralId }) => referralId).toSorted(),
        owns: listOf(clients, teamId, agentId, {}).toSorted(),
      });
    }
  }
  const owners = await Promise.all(
    clients.map(async ({ referralId }) => ownerOf((await on.read(referralId)).race)),
  );
  return {
    lists,
    entries,
    owners: { are: owners, onPaper: clients.map(({ owner }) => owner) },
    isWhole: lost.size === 0,
  };
}

/** Calls let others go first, as many as the plan says. */
function takingTurns(table: Table, turns: readonly number[]): Table {
  let called = 0;
  async function turn(): Promise<void> {
    called += 1;
    for (let others = turns[called % turns.length] ?? 0; others > 0; others -= 1) await Promise.resolve();
  }
  return {
    get: async (...given) => turn().then(() => table.get(...given)),
    getAll: async (...given) => turn().then(() => table.getAll(...given)),
    query: async (...given) => turn().then(() => table.query(...given)),
    queryAll: async (...given) => turn().then(() => table.queryAll(...given)),
    put: async (...given) => turn().then(() => table.put(...given)),
    update: async (...given) => turn().then(() => table.update(...given)),
    transact: async (...given) => turn().then(() => table.transact(...given)),
  };
}
