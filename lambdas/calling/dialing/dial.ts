// Dialing: places the one call of an attempt, whatever crashes and is repeated on the way.
import type { Referral } from '../../claiming/referral.ts';
import type { VoiceCarrier } from '../../delivery/voice-carrier.ts';
import { languageOf } from '../../people/language.ts';
import { type AgentProfile, standingOf } from '../../people/team.ts';
import {
  type Attempt,
  type Call,
  type CallEnd,
  type CallId,
  type EndReason,
  endFor,
  endReason,
  withoutOffer,
} from '../call.ts';
import { announcement, byAnswering } from '../voice/voice-prompts.ts';

/** What the workflow asks for. */
export type Dialing = CallId & { attempt: Attempt; taskToken: string };

/** What a dialer works with. */
export type Dialer = {
  calls: {
    /** Leaves the token; says whether the call is the caller's to place, or undefined when nothing rings any more. */
    startDialing(
      id: CallId,
      dialing: { attempt: Attempt; taskToken: string; dialedBy: string; phone: string | undefined },
      now: Date,
    ): Promise<{ call: Call; isMine: boolean } | undefined>;
    takeBackDialing(id: CallId, attempt: Attempt, dialedBy: string): Promise<void>;
    miss(id: CallId, attempt: Attempt, reason: string): Promise<void>;
    giveUp(id: CallId, attempt: Attempt, reason: string): Promise<void>;
    end(id: CallId, state: CallEnd, reason?: EndReason): Promise<void>;
  };
  readReferral(referralId: string): Promise<Referral | undefined>;
  readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  carrier: VoiceCarrier;
  /** The name of the team's brand. */
  readBrand(teamId: string): Promise<string>;
  attemptIdOf(id: CallId, attempt: Attempt): string;
  newId(): string;
  /** Ends the waiting task: the carrier is busy, the workflow asks again in a second. */
  putOff(taskToken: string): Promise<void>;
};

/**
 * Places the call unless this attempt's was placed before, perhaps. The 20 seconds are the workflow's: it waits for the
 * token that is left here. Throws for what the workflow is to try again.
 */
export async function dial(dialing: Dialing, now: Date, deps: Dialer): Promise<void> {
  const { attempt, taskToken } = dialing;
  const referral = await deps.readReferral(dialing.referralId);
  if (referral === undefined) throw new Error(`There is no referral ${dialing.referralId}`);
  const { race, details } = referral;
  // All is read before the attempt is taken: a reading that fails costs no call.
  const [agent, brand] = await Promise.all([
    deps.readAgent(race.teamId, dialing.agentId),
    deps.readBrand(race.teamId),
  ]);
  const dialedBy = deps.newId();
  const begun = await deps.calls.startDialing(
    dialing,
    { attempt, taskToken, dialedBy, phone: agent?.phone },
    now,
  );
  if (begun === undefined) return;
  const end = endFor(dialing, race, now);
  const standing = agent === undefined ? 'left' : standingOf(agent);
  if (end !== undefined) {
    return deps.calls.end(dialing, end, end === 'ended' ? endReason(dialing, race, standing) : undefined);
  }
  // PE-4, PE-5: a moment before the offer is taken from them.
  if (standing !== 'active') return deps.calls.end(dialing, 'ended', withoutOffer[standing]);
  if (agent?.phone === undefined) return deps.calls.miss(dialing, attempt, 'phone-missing');
  if (!begun.isMine && !deps.carrier.repeatsHarmlessly) return;

  const language = languageOf(agent);
  const said = announcement(details, brand, language);
  const answer = await deps.carrier.place({
    to: agent.phone,
    message: deps.carrier.claimsBy === 'answering' ? `${said} ${byAnswering(language)}` : said,
    language,
    reference: {
      referralId: dialing.referralId,
      agentId: dialing.agentId,
      attempt: String(attempt),
      ...(dialing.round !== undefined && { round: String(dialing.round) }),
    },
    callId: deps.attemptIdOf(dialing, attempt),
    place: Math.max(0, race.offered.indexOf(dialing.agentId)),
  });
  switch (answer.kind) {
    case 'placed':
    case 'unknown':
      return;
    case 'unavailable':
      return deps.calls.giveUp(dialing, attempt, answer.reason);
    case 'busy':
      await deps.calls.takeBackDialing(dialing, attempt, dialedBy);
      return deps.putOff(taskToken);
    case 'fault':
      await deps.calls.takeBackDialing(dialing, attempt, dialedBy);
      // The carrier's own words may name the phone: the execution's history shall not.
      throw new Error(
        `The carrier refused: ${answer.error instanceof Error ? answer.error.name : 'unknown'}`,
      );
  }
}
