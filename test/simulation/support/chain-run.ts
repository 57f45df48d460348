// Runs a planned chain through the rules, stores and reactions over a table in memory, whose stream tells late, twice, and fails midway.
import { expect } from '@jest/globals';
import type { BusEvent } from '../../../lambdas/claiming/bus/bus-events.ts';
import { decline } from '../../../lambdas/claiming/decline.ts';
import { giveBack } from '../../../lambdas/claiming/give-back.ts';
import { executionNameOf } from '../../../lambdas/claiming/offers/offer-referral.ts';
import type { Referral } from '../../../lambdas/claiming/referral.ts';
import { createReferral } from '../../../lambdas/claiming/source/create-referral.ts';
import { withdraw } from '../../../lambdas/claiming/source/withdraw.ts';
import { referralAsSeenBy } from '../../../lambdas/claiming/view/referral-view.ts';
import { knownTeam } from '../../../lambdas/people/known-team.ts';
import type { Change } from '../../../lambdas/platform/table/stream-batch.ts';
import { dispatch } from '../../../lambdas/stream/dispatch.ts';
import { placingDeps } from '../../claiming/support/placing.ts';
import { client, minutesLater, someDetails } from '../../claiming/support/referrals.ts';
import { aLeadRouting, aMember, anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { baseDependencies, storesOn } from '../../stream/support/base-dependencies.ts';
import { type ChainPlan, chainModel, type Step, windowMinutes } from './chain-model.ts';
import { memoryTable } from './memory-table.ts';

const teamIdOf = (team: number) => `team-${team}`;
/** The same name in each team is another person. */
const nameOf = (agent: number) => ['lena', 'ada', 'ben', 'cleo'][agent] ?? 'zoe';
const everyone = [0, 1, 2, 3].map(nameOf);
const source = { kind: 'source', clientId: 'network' } as const;

class Crash extends Error {}

export async function runChain(plan: ChainPlan): Promise<void> {
  const { table, changes } = memoryTable();
  const stores = storesOn(table);
  const model = chainModel(plan);
  const unready = new Set<string>();
  const told = { started: new Set<string>(), events: new Map<string, BusEvent>() };
  const now = () => minutesLater(model.now());
  const routedTeam = async (teamId: string) => {
    const offered = plan.teams[Number(teamId.split('-')[1])] ?? [];
    const members = offered.map((agent) => aMember(nameOf(agent)));
    const agents = unready.has(teamId) ? [] : everyone.map((name) => anAgent(name, { teamId }));
    // Whoever is the fallback is offered it anyway.
    const fallbackAgentId = nameOf(offered[0] ?? 0);
    return { team: aTeam({ teamId }), agents, routing: aLeadRouting({ fallbackAgentId, members }) };
  };
  const people = {
    readTeam: async (teamId: string) => aTeam({ teamId }),
    readAgent: async (teamId: string, agentId: string) => anAgent(agentId, { teamId }),
  };

  const teamIds = plan.teams.map((_, team) => teamIdOf(team));
  const {
    referralId: _id,
    teamId: _first,
    createdAt,
    fingerprint,
    sourceClientId,
    ...about
  } = someDetails({
    referralId: '',
    teamId: '',
  });
  const request = { ...about, teamId: teamIdOf(0), teamIds, offerMinutes: windowMinutes, client };
  const made = await createReferral(source, { request, key: undefined }, now(), {
    ...placingDeps,
    consents: stores.consents,
    routing: { readRoutedTeam: routedTeam },
    referrals: { ...stores.referrals, ...stores.placing },
  });
  if ('refused' in made) throw new Error(made.refused);
  const { referralId } = made;
  const read = async (): Promise<Referral> => {
    const referral = await stores.referrals.read(referralId);
    if (referral === undefined) throw new Error('It is lost');
    return referral;
  };
  const { details } = await read();

  const pending: Change[] = [];
  const past: Change[] = [];
  const take = () => pending.push(...changes.splice(0));
  /** Whatever reactions do outside, and each of their writes on the race, may be where they die. */
  function reactions(failsAt: number) {
    let done = 0;
    const mayDie = () => {
      done += 1;
      if (done === failsAt) throw new Crash();
    };
    const base = baseDependencies(table, {
      now,
      readTeam: async (teamId) =>
        knownTeam({ team: aTeam({ teamId }), agents: everyone.map((name) => anAgent(name, { teamId })) }),
      readDetails: async () => (await read()).details,
      startOfferReferral: async ({ referralId: id, round }) => {
        mayDie();
        told.started.add(executionNameOf(id, round));
      },
    });
    return {
      ...base,
      routing: { ...base.routing, readRoutedTeam: routedTeam },
      publish: async (event: BusEvent) => {
        mayDie();
        told.events.set(event.detail.eventId, event);
        mayDie();
      },
      placing: {
        ...base.placing,
        offerAgain: async (...asked: Parameters<typeof base.placing.offerAgain>) => {
          mayDie();
          const outcome = await base.placing.offerAgain(...asked);
          mayDie();
          return outcome;
        },
        endChain: async (...asked: Parameters<typeof base.placing.endChain>) => {
          mayDie();
          const outcome = await base.placing.endChain(...asked);
          mayDie();
          return outcome;
        },
      },
    };
  }
  async function deliver(failsAt: number): Promise<void> {
    let deps = reactions(failsAt);
    for (take(); pending.length > 0; take()) {
      const [change] = pending;
      if (change === undefined) return;
      try {
        await dispatch(change, deps);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        deps = reactions(0);
        continue;
      }
      past.push(change);
      pending.shift();
    }
  }

  async function act(step: Step): Promise<boolean | undefined> {
    switch (step.do) {
      case 'claim': {
        const { race } = await read();
        const who = { teamId: teamIdOf(step.team), agentId: nameOf(step.agent) };
        // Of the round in which the team has it, if it does.
        const attempt = { referralId, ...who, by: 'call', actId: `${step.team} ${step.agent}` } as const;
        const outcome = await stores.races.claim({ ...attempt, at: now(), round: race.round });
        return outcome.kind === 'won';
      }
      case 'decline': {
        const who = asAgent(nameOf(step.agent), teamIdOf(step.team));
        const outcome = await decline(who, referralId, now(), { people, races: stores.races });
        return 'refused' in outcome ? undefined : true;
      }
      case 'expire': {
        const { race } = await read();
        if (race.status === 'offered') await stores.races.expire(referralId, race.round, now());
        return undefined;
      }
      case 'withdraw': {
        const asked = { referralId, reason: 'A mistake' };
        return !('refused' in (await withdraw(source, asked, now(), stores)));
      }
      case 'give-back': {
        const { race } = await read();
        if (race.status !== 'claimed') return undefined;
        const who = asAgent(race.claim.agentId, race.teamId);
        const asked = { referralId, reason: 'On leave' };
        return !('refused' in (await giveBack(who, asked, now(), { people, races: stores.races })));
      }
      case 'deliver':
        return void (await deliver(step.failsAt));
      case 'late': {
        const change = past[step.record % Math.max(1, past.length)];
        if (change !== undefined) await dispatch(change, reactions(0));
        return undefined;
      }
      case 'ready':
        return void unready.delete(teamIdOf(step.team));
      case 'unready':
        if (step.team !== 0) unready.add(teamIdOf(step.team));
        return undefined;
      case 'wait':
        return undefined;
    }
  }

  async function compare(step: Step): Promise<void> {
    const expected = model.step(step);
    const answered = await act(step);
    // A decline that is repeated is answered as the first; who is not offered it learns nothing.
    if (step.do !== 'decline' || expected === true)
      expect({ step, answered }).toEqual({ step, answered: expected });
    const { race } = await read();
    const { status, team, owner, reason } = { owner: undefined, reason: undefined, ...model.state() };
    const seen = referralAsSeenBy(source, { race, details: (await read()).details }, (agentId) => agentId);
    expect({
      step,
      status: seen?.status,
      teamId: seen?.teamId,
      owner: seen?.claim?.agentId,
      reason: seen?.returned?.reason,
    }).toEqual({
      step,
      status,
      teamId: teamIdOf(team),
      owner: owner === undefined ? undefined : nameOf(owner),
      reason,
    });
  }
  for (const step of [...plan.steps, { do: 'deliver', failsAt: 0 } as const]) await compare(step);
  for (const change of past) await dispatch(change, reactions(0));
  await compare({ do: 'deliver', failsAt: 0 });

  const { race } = await read();
  const events = [...told.events.values()];
  const teamsOf = (type: BusEvent['type'], only = (_: BusEvent['detail']) => true) =>
    events.flatMap((event) => (event.type === type && only(event.detail) ? [event.detail.teamId] : []));
  const { status } = model.state();
  expect([...new Set(teamsOf('ReferralOffered'))]).toEqual(model.turns.map(teamIdOf));
  expect(teamsOf('ReferralPassedOn')).toEqual(
    model.passedOn.map((each) => teamIdOf(Number(each.split(' ')[0]))),
  );
  expect(teamsOf('ReferralReturned')).toHaveLength(status === 'returned' ? 1 : 0);
  expect(told.started.size).toBe(model.turns.length);
  expect(race.round ?? 1).toBe(model.turns.length);
  expect(details.chain?.teamIds).toEqual(teamIds.length > 1 ? teamIds : undefined);
}
