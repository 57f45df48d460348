// Templates in the table: a partition a team, and how many it has in an item beside them, so that no save makes one too many.
import { type Act, signed } from '../../platform/table/act.ts';
import { keys, prefixes, templatesOf } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { mostTemplates, type Template, templateSchema } from './template.ts';

/** `changed`: somebody saved or removed it since it was read. */
export type Saved = { saved: true } | { saved: false; because: 'changed' | 'full' };

/** A removed one is kept for so long, so that its versions don't begin anew and a repeated removal is answered alike. */
const keptDays = 30;
const dayMs = 86_400_000;

export function templateStore(table: Table) {
  return {
    /** Also one that was removed, whose version goes on. */
    async read(teamId: string, templateId: string): Promise<Template | undefined> {
      const item = await table.get(keys.template(teamId, templateId));
      return item && templateSchema.parse(item);
    },

    /** By name. */
    async list(teamId: string): Promise<Template[]> {
      const items = await table.queryAll({ pk: templatesOf(teamId), skPrefix: prefixes.template });
      const there = items
        .map((item) => templateSchema.parse(item))
        .filter(({ removed }) => removed === undefined);
      return there.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
    },

    /** Saves on `before` alone: as it was read, or as none was there. */
    async save(template: Template, before: Template | undefined, changedBy: Act): Promise<Saved> {
      const { teamId, templateId } = template;
      const update = {
        key: keys.template(teamId, templateId),
        update: `SET #type = :type, teamId = :team, templateId = :id, #name = :name, body = :body, updatedAt = :at, #version = :version${signed(changedBy)} REMOVE removed, expiresAt`,
        ...unchanged(before),
        names: { '#type': 'type', '#name': 'name', '#version': 'version' },
        values: {
          ':type': 'template',
          ':team': teamId,
          ':id': templateId,
          ':name': template.name,
          ':body': template.body,
          ':at': template.updatedAt,
          ':version': template.version,
          ':changedBy': changedBy,
          ...(before !== undefined && { ':before': before.version }),
        },
      };
      if (before !== undefined && before.removed === undefined) {
        const { applied } = await table.update(update);
        return applied ? { saved: true } : { saved: false, because: 'changed' };
      }
      const outcome = await table.transact([{ update }, { update: oneMore(teamId) }]);
      if (outcome.applied) return { saved: true };
      return { saved: false, because: outcome.refused[0] ? 'changed' : 'full' };
    },

    /** False when it was changed or removed since it was read. */
    async remove(template: Template, now: Date, changedBy: Act): Promise<boolean> {
      const { teamId, templateId, version } = template;
      const { applied } = await table.transact([
        {
          update: {
            key: keys.template(teamId, templateId),
            update: `SET removed = :true, updatedAt = :at, expiresAt = :until, #version = :version${signed(changedBy)}`,
            ...unchanged(template),
            names: { '#version': 'version' },
            values: {
              ':true': true,
              ':at': now.toISOString(),
              ':until': Math.floor((now.getTime() + keptDays * dayMs) / 1000),
              ':version': version + 1,
              ':before': version,
              ':changedBy': changedBy,
            },
          },
        },
        { update: { key: keys.templateCount(teamId), update: 'ADD held :less', values: { ':less': -1 } } },
      ]);
      return applied;
    },
  };
}

/** Each save and removal has a version of its own. */
function unchanged(before: Template | undefined): { condition: string } {
  return { condition: before === undefined ? 'attribute_not_exists(pk)' : '#version = :before' };
}

function oneMore(teamId: string) {
  return {
    key: keys.templateCount(teamId),
    update: 'ADD held :one',
    condition: 'attribute_not_exists(held) OR held < :most',
    values: { ':one': 1, ':most': mostTemplates },
  };
}
