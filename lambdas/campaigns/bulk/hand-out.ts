// CP-7: one look at a bulk text that is being sent: a page of it is handed out, or it waits, pauses, or has ended. Done twice, late or after
// a crash, each client still has one text.
import { ownerOf } from '../../claiming/referral.ts';
import type { TeamWithAgents } from '../../people/team.ts';
import { type AutomatedMessage, automatedMessage } from '../../texting/automated/automated-text.ts';
import { messageIdOf } from '../../texting/message.ts';
import type { Report } from '../figures/figures.ts';
import {
  type Bulk,
  endOfPaused,
  goesOnAt,
  leftOf,
  nextStep,
  type OptOutLimit,
  type PageClient,
  pausedStep,
  pauseEndsAt,
  staleAfterMs,
} from './bulk.ts';
import type { ClientFacts } from './judge.ts';
import { judgeFor, type SurveyDeps } from './survey.ts';

/** `taken`: it is in its conversation, now or before. `guarded`: its client is not the owner's to text any more. */
export type Writing = 'taken' | 'guarded';

export type HandOutDeps = Pick<SurveyDeps, 'clientFacts' | 'wordingOf' | 'quietHours'> & {
  people: { readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> };
  bulks: {
    read(bulkId: string): Promise<Bulk | undefined>;
    readPage(bulkId: string, page: number): Promise<PageClient[]>;
    advance(
      bulk: Bulk,
      progress: Pick<Bulk, 'nextPage' | 'written' | 'unwritten' | 'nextAt'>,
    ): Promise<boolean>;
    lookAgain(bulk: Bulk, at: Date): Promise<boolean>;
    pause(bulk: Bulk, because: 'opt-outs', until: Date): Promise<boolean>;
    endPaused(bulk: Bulk, end: Pick<Bulk, 'written' | 'unwritten'>, now: Date): Promise<boolean>;
    end(bulk: Bulk, now: Date): Promise<unknown>;
  };
  bulkTexts: {
    /** Those of these messages that are written. */
    findWritten(messages: readonly Place[]): Promise<ReadonlySet<string>>;
    write(message: AutomatedMessage, teamId: string): Promise<Writing>;
  };
  figuresOf(bulk: Bulk, now: Date): Promise<Report>;
  optOutLimit: OptOutLimit;
  derivedId(prefix: 'msg', ...parts: string[]): string;
};

export type Place = { referralId: string; messageId: string };

/** `look`: which one the message in the queue is about. */
export async function handOut(
  { bulkId, look }: { bulkId: string; look: number },
  now: Date,
  deps: HandOutDeps,
): Promise<void> {
  const bulk = await deps.bulks.read(bulkId);
  if (bulk?.look !== look) return;
  if (bulk.status === 'paused') return lookAtPaused(bulk, now, deps);
  if (bulk.status !== 'sending') return;
  const { counts } = await deps.figuresOf(bulk, now);
  const next = nextStep(bulk, { ...counts, ...leftOf(counts) }, deps.optOutLimit, now);
  switch (next.step) {
    case 'pause':
      await deps.bulks.pause(bulk, 'opt-outs', pauseEndsAt(now));
      return;
    case 'wait':
      await deps.bulks.lookAgain(bulk, next.until);
      return;
    case 'end':
      await deps.bulks.end(bulk, now);
      return;
    case 'hand-out': {
      const ends = await handOutPage(bulk, now, deps);
      const unwritten = { ...bulk.unwritten };
      for (const end of ends) if (end !== 'taken') unwritten[end] = (unwritten[end] ?? 0) + 1;
      await deps.bulks.advance(bulk, {
        nextPage: bulk.nextPage + 1,
        written: bulk.written + ends.filter((end) => end === 'taken').length,
        unwritten,
        nextAt: goesOnAt(bulk, bulk.nextPage, now).toISOString(),
      });
    }
  }
}

/** Nothing of it is counted before its time: there is nothing to decide. */
async function lookAtPaused(paused: Bulk, now: Date, { bulks, figuresOf }: HandOutDeps): Promise<void> {
  if (paused.nextAt > now.toISOString()) {
    await bulks.lookAgain(paused, new Date(paused.nextAt));
    return;
  }
  const { counts } = await figuresOf(paused, now);
  // Whoever handed out the last page may have died before it was counted.
  const bulk = { ...paused, written: Math.max(paused.written, counts.total) };
  const next = pausedStep(bulk, leftOf(counts), now);
  if (next.step === 'wait') await bulks.lookAgain(paused, next.until);
  else await bulks.endPaused(paused, endOfPaused(bulk), now);
}

/** For each client: that their text is written, or why it is not. */
async function handOutPage(bulk: Bulk, now: Date, deps: HandOutDeps): Promise<string[]> {
  const [clients, team] = await Promise.all([
    deps.bulks.readPage(bulk.bulkId, bulk.nextPage),
    deps.people.readTeamWithAgents(bulk.teamId),
  ]);
  const facts = await deps.clientFacts.readAll(clients.map(({ referralId }) => referralId));
  const byReferral = new Map(facts.map((each) => [each.race.referralId, each]));
  const places = facts.map(({ race }) => placeOf(bulk, race, deps));
  const written = await deps.bulkTexts.findWritten(places);
  const judge = judgeFor({ owners: team?.agents ?? [], body: bulk.body }, now, deps);
  return Promise.all(
    clients.map(async ({ referralId, agentId }) => {
      const client = byReferral.get(referralId);
      if (client === undefined) return 'given-back';
      const place = placeOf(bulk, client.race, deps);
      if (written.has(place.messageId)) return 'taken';
      const due = textFor(client, { agentId, judge });
      if (typeof due === 'string') return due;
      const message = automatedMessage(
        {
          ...place,
          agentId,
          words: due.words,
          introduction: due.names,
          at: now.toISOString(),
          automated: { kind: 'bulk', bulkId: bulk.bulkId },
          staleAt: new Date(now.getTime() + staleAfterMs).toISOString(),
        },
        due.additions,
      );
      const end = await deps.bulkTexts.write(message, bulk.teamId);
      return end === 'taken' ? end : reasonNow(referralId, { agentId, judge }, deps);
    }),
  );
}

type Judging = { agentId: string; judge: ReturnType<typeof judgeFor> };

/** A bulk text goes in the name of whoever had the client when it was previewed: the next owner did not send it. */
function textFor(client: ClientFacts, { agentId, judge }: Judging) {
  const { race } = client;
  if (race.status !== 'claimed') return 'given-back';
  if (ownerOf(race) !== agentId) return 'handed-over';
  const [found] = judge(client);
  if (found === undefined) return 'handed-over';
  const { judged } = found;
  return judged.leftOut === undefined ? judged : (gatesWords[judged.leftOut] ?? judged.leftOut);
}

/** The gate's names for the same. */
const gatesWords: Readonly<Record<string, string>> = { capped: 'cap-reached' };

/** What changed while it was written. */
async function reasonNow(
  referralId: string,
  judging: Judging,
  { clientFacts }: Pick<HandOutDeps, 'clientFacts'>,
): Promise<string> {
  const [client] = await clientFacts.readAll([referralId]);
  const due = client === undefined ? 'given-back' : textFor(client, judging);
  return typeof due === 'string' ? due : 'changed-meanwhile';
}

/** Of the round that it is in: one that is offered again is another text's (CL-15). */
function placeOf(
  { bulkId }: Pick<Bulk, 'bulkId'>,
  { referralId, round }: ClientFacts['race'],
  { derivedId }: Pick<HandOutDeps, 'derivedId'>,
): Place {
  return { referralId, messageId: messageIdOf(derivedId('msg', bulkId, referralId), round) };
}
