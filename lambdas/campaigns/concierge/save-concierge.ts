// The lead reads and changes how the team greets its new clients (CP-8); a greeting that can't go out as it is meant is refused.
import { VersionedAnswer } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import { saveVersioned } from '../../platform/http/versioned-item.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { leadOf, type TeamAccessDeps, writerOf } from '../team-access.ts';
import type { TemplateRefusal } from '../templates/template.ts';
import { type Concierge, type ConciergeSettings, initialConcierge, refuseGreetings } from './concierge.ts';
import { type ShownConcierge, shownConcierge } from './shown-concierge.ts';

export type ReadConciergeDeps = TeamAccessDeps & {
  concierges: { read(teamId: string): Promise<Concierge | undefined> };
  wordingOf: WordingOf;
};

export type SaveConciergeDeps = ReadConciergeDeps & {
  concierges: {
    save(
      concierge: Concierge,
      before: Concierge | undefined,
      changedBy: Act,
    ): Promise<'saved' | 'changed' | 'no-plan'>;
  };
  blocked: BlockedContent;
};

/** Also for a lead whose license has lapsed (PE-5). */
export async function readConcierge(
  caller: Agent,
  teamId: string,
  deps: ReadConciergeDeps,
): Promise<VersionedAnswer<ShownConcierge> | NotFound> {
  const [lead, concierge] = await Promise.all([leadOf(caller, teamId, deps), deps.concierges.read(teamId)]);
  if (lead === undefined) return { refused: 'not-found' };
  const { team } = lead;
  const { settings = initialConcierge, version = 0 } = concierge ?? {};
  return new VersionedAnswer(shownConcierge(settings, team, deps.wordingOf(team.brandId)), version);
}

/** `ifMatch`: the header, which ties the save to what the lead had read. */
export async function saveConcierge(
  caller: Agent,
  asked: { teamId: string; settings: ConciergeSettings; ifMatch: string | undefined },
  { now, changedBy }: { now: Date; changedBy: Act },
  deps: SaveConciergeDeps,
): Promise<
  | VersionedAnswer<ShownConcierge>
  | TemplateRefusal
  | Refusal<'changed-meanwhile' | 'license-lapsed' | 'unknown-plan'>
  | NotFound
> {
  const { teamId, settings, ifMatch } = asked;
  const writer = await writerOf(caller, teamId, deps);
  if ('refused' in writer) return writer;
  const { team } = writer;
  const wording = deps.wordingOf(team.brandId);
  const refusal = refuseGreetings(settings, { brand: wording.name, blocked: deps.blocked });
  if (refusal !== undefined) return refusal;
  return saveVersioned(ifMatch, {
    read: async () => (await deps.concierges.read(teamId)) ?? neverSaved(teamId, now),
    isDone: (there) => there.version > 0 && JSON.stringify(there.settings) === JSON.stringify(settings),
    async write(before, version): Promise<{ saved: Concierge } | Refusal<'unknown-plan'> | 'changed'> {
      const concierge = savedAt(now, { teamId, settings, version }, before);
      const outcome = await deps.concierges.save(concierge, before, changedBy);
      if (outcome === 'no-plan') return noPlan;
      return outcome === 'saved' ? { saved: concierge } : 'changed';
    },
    answer: ({ version }) => new VersionedAnswer(shownConcierge(settings, team, wording), version),
  });
}

function neverSaved(teamId: string, now: Date): Concierge {
  return { teamId, settings: initialConcierge, updatedAt: now.toISOString(), version: 0 };
}

function savedAt(
  now: Date,
  saved: Pick<Concierge, 'teamId' | 'settings' | 'version'>,
  before: Concierge | undefined,
): Concierge {
  const updatedAt = now.toISOString();
  const isSamePlan = saved.settings.planId === before?.settings.planId;
  return { ...saved, planSince: isSamePlan ? before?.planSince : updatedAt, updatedAt };
}

const noPlan: Refusal<'unknown-plan'> = {
  refused: 'unknown-plan',
  detail: 'The team has no such plan. Choose another, or none.',
  errors: [{ path: '/planId', detail: 'names no plan of the team' }],
};
