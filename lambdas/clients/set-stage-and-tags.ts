// CT-1: the owner or the lead sets a client's stage and tags.
import { clientStateOf, clientVersion, stageOf, tagsOf } from '../claiming/client/client-state.ts';
import type { ClientStage, ClientState } from '../claiming/client/stage.ts';
import type { Referral } from '../claiming/referral.ts';
import type { OwnedReferralDeps } from '../claiming/view/owned-race.ts';
import { changedMeanwhile, etagOf, isMatch } from '../platform/http/etag.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import { clientToChange } from './client-to-change.ts';

export type ClientChange = { stage?: ClientStage | undefined; tags?: readonly string[] | undefined };

/** What was changed, as the timeline tells it (CT-4). */
export type NotedChange = {
  at: string;
  agentId: string;
  stage?: ClientStage | undefined;
  addedTags?: readonly string[] | undefined;
  removedTags?: readonly string[] | undefined;
};

export type SetStageAndTagsDeps = OwnedReferralDeps & {
  clients: {
    /** False when the client is not the owner's any more, or was changed otherwise since `referral` was read. */
    change(
      referral: Referral,
      ownerId: string,
      state: ClientState,
      noted: NotedChange,
      changedBy: Act | undefined,
    ): Promise<boolean>;
  };
};

const mostTries = 10;

type Changed = { referralId: string; status: 'claimed'; stage: ClientStage; tags: string[]; etag: string };

/** The same again changes nothing. `ifMatch`: the header, to what its sender had read; of those who name none, the last one counts. */
export async function setStageAndTags(
  caller: Agent,
  {
    referralId,
    change,
    changedBy,
    ifMatch,
  }: {
    referralId: string;
    change: ClientChange;
    changedBy?: Act | undefined;
    ifMatch?: string | undefined;
  },
  now: Date,
  deps: SetStageAndTagsDeps,
): Promise<Changed | Refusal<'not-claimed' | 'license-lapsed' | 'changed-meanwhile'> | NotFound> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const client = await clientToChange(caller, referralId, deps);
    if ('refused' in client) return client;
    const { referral, ownerId, isAnothers } = client;
    const noted = differenceIn(referral, change, { at: now.toISOString(), agentId: caller.agentId });
    const { stage = stageOf(referral), tags = tagsOf(referral) } = change;
    const answerAt = (version: number): Changed => {
      return { referralId, status: 'claimed', stage, tags: [...tags], etag: etagOf(version) };
    };
    const version = clientVersion(referral);
    if (noted === undefined) return answerAt(version);
    if (!isMatch(ifMatch, version)) return changedMeanwhile;
    const state = stateAfter(referral, change, noted);
    const signature = isAnothers ? changedBy : undefined;
    if (await deps.clients.change(referral, ownerId, state, noted, signature))
      return answerAt(state.revision);
  }
  throw new Error('Too many changes of one client at once');
}

/** Undefined for none. */
function differenceIn(
  referral: Referral,
  { stage, tags }: ClientChange,
  by: { at: string; agentId: string },
): NotedChange | undefined {
  const had = tagsOf(referral);
  const addedTags = (tags ?? had).filter((tag) => !had.includes(tag));
  const removedTags = had.filter((tag) => !(tags ?? had).includes(tag));
  const isStageNew = stage !== undefined && stage !== stageOf(referral);
  if (!isStageNew && addedTags.length === 0 && removedTags.length === 0) return undefined;
  return {
    ...by,
    ...(isStageNew && { stage }),
    ...(addedTags.length > 0 && { addedTags }),
    ...(removedTags.length > 0 && { removedTags }),
  };
}

function stateAfter(referral: Referral, { tags }: ClientChange, noted: NotedChange): ClientState {
  const was = clientStateOf(referral);
  const { stage = was?.stage, at } = noted;
  const stageAt = noted.stage === undefined ? was?.stageAt : at;
  return {
    round: referral.race.round,
    revision: clientVersion(referral) + 1,
    ...(stage !== undefined && { stage }),
    ...(stageAt !== undefined && { stageAt }),
    tags: [...(tags ?? tagsOf(referral))],
  };
}
