// One route takes a correction from the source (CL-15), and what the owner or the lead sets of a client (CT-1).
import { type CorrectDeps, type Correction, correct } from '../claiming/source/correct.ts';
import type { Agent, Role, Source } from '../platform/http/principal.ts';
import type { Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import { type ClientChange, type SetStageAndTagsDeps, setStageAndTags } from './set-stage-and-tags.ts';

export type ChangeReferralDeps = SetStageAndTagsDeps & CorrectDeps;

export async function changeReferral(
  caller: Source | Agent,
  {
    referralId,
    change,
    changedBy,
    ifMatch,
  }: {
    referralId: string;
    change: Correction & ClientChange;
    changedBy?: Act | undefined;
    /** What its sender had read. */
    ifMatch?: string | undefined;
  },
  now: Date,
  deps: ChangeReferralDeps,
) {
  const refusal = refuseOthersFields(caller.kind, change);
  if (refusal !== undefined) return refusal;
  const { stage, tags, ...correction } = change;
  return caller.kind === 'source'
    ? correct(caller, { referralId, correction, changedBy, ifMatch }, now, deps)
    : setStageAndTags(caller, { referralId, change: { stage, tags }, changedBy, ifMatch }, now, deps);
}

const ofSource = 'is the source’s to correct, while the referral is offered: leave it out';
const ofOwner = 'is for the owner and the team’s lead to set: leave it out';

/** Each is refused the other's, by name: what is dropped in silence reads as done. */
export function refuseOthersFields(role: Role, body: object): Refusal<'invalid-request'> | undefined {
  const isAgent = role === 'agent';
  const errors = Object.entries(body)
    .filter(([name, value]) => value !== undefined && ['stage', 'tags'].includes(name) !== isAgent)
    .map(([name]) => ({ path: `/${name}`, detail: isAgent ? ofSource : ofOwner, code: 'not-here' }));
  if (errors.length === 0) return undefined;
  return {
    refused: 'invalid-request',
    detail: 'Fix what `errors` lists and send the request again.',
    errors,
  };
}
