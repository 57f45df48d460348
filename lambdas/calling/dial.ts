// Dialling: places the one call of an attempt, whatever crashes and is repeated on the way.
import type { Referral } from '../claiming/referral.ts';
import type { VoiceLine } from '../delivery/voice-carrier.ts';
import type { AgentProfile } from '../people/team.ts';
import { type Attempt, type Call, type CallEnd, type CallId, endFor } from './call.ts';
import { announcement, byAnswering } from './voice-prompts.ts';

/** What the workflow asks for. */
export type Dialling = CallId & { attempt: Attempt; taskToken: string };

/** What a dialler works with. */
export type Dialler = {
  calls: {
    /** Leaves the token; says whether the call is the caller's to place, or undefined when nothing rings any more. */
    startDialling(
      id: CallId,
      dialling: { attempt: Attempt; taskToken: string; dialledBy: string; phone: string | undefined },
      now: Date,
    ): Promise<{ call: Call; isMine: boolean } | undefined>;
    takeBackDialling(id: CallId, attempt: Attempt, dialledBy: string): Promise<void>;
    miss(id: CallId, attempt: Attempt, reason: string): Promise<void>;
    giveUp(id: CallId, attempt: Attempt, reason: string): Promise<void>;
    end(id: CallId, state: CallEnd): Promise<void>;
  };
  readReferral(referralId: string): Promise<Referral | undefined>;
  readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  line: VoiceLine;
  /** The team's brand, or the stage's. */
  readBrand(teamId: string): Promise<string>;
  attemptIdOf(id: CallId, attempt: Attempt): string;
  newId(): string;
  /** Ends the waiting task: the line is busy, the workflow asks again in a second. */
  putOff(taskToken: string): Promise<void>;
};

/**
 * Places the call unless this attempt's was placed before, perhaps. The 20 seconds are the workflow's: it waits for the
 * token that is left here. Throws for what the workflow is to try again.
 */
export async function dial(dialling: Dialling, now: Date, by: Dialler): Promise<void> {
  const { attempt, taskToken } = dialling;
  const referral = await by.readReferral(dialling.referralId);
  if (referral === undefined) throw new Error(`There is no referral ${dialling.referralId}`);
  const { race, details } = referral;
  // All is read before the attempt is taken: a reading that fails costs no call.
  const [agent, brand] = await Promise.all([
    by.readAgent(race.teamId, dialling.agentId),
    by.readBrand(race.teamId),
  ]);
  const dialledBy = by.newId();
  const begun = await by.calls.startDialling(
    dialling,
    { attempt, taskToken, dialledBy, phone: agent?.phone },
    now,
  );
  if (begun === undefined) return;
  const end = endFor(dialling.agentId, race, now);
  if (end !== undefined) return by.calls.end(dialling, end);
  if (agent?.phone === undefined) return by.calls.miss(dialling, attempt, 'phone-missing');
  if (!begun.isMine && !by.line.repeatsHarmlessly) return;

  const said = announcement(details, brand);
  const answer = await by.line.place({
    to: agent.phone,
    message: by.line.claimsBy === 'answering' ? `${said} ${byAnswering}` : said,
    reference: { referralId: dialling.referralId, agentId: dialling.agentId, attempt: String(attempt) },
    callId: by.attemptIdOf(dialling, attempt),
    place: Math.max(0, race.offered.indexOf(dialling.agentId)),
  });
  switch (answer.kind) {
    case 'placed':
    case 'unknown':
      return;
    case 'unavailable':
      return by.calls.giveUp(dialling, attempt, answer.reason);
    case 'busy':
      await by.calls.takeBackDialling(dialling, attempt, dialledBy);
      return by.putOff(taskToken);
    case 'fault':
      await by.calls.takeBackDialling(dialling, attempt, dialledBy);
      // The carrier's own words may name the phone: the execution's history shall not.
      throw new Error(
        `The carrier refused: ${answer.error instanceof Error ? answer.error.name : 'unknown'}`,
      );
  }
}
