// PE-7: whatever an act can change reads in words, in each language. Each act is made on items that have all that their schemas know: every field,
// and every value of each choice.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { bulkItemSchema } from '../../../lambdas/campaigns/bulk/bulk.ts';
import { clientPlanSchema } from '../../../lambdas/campaigns/client-plans/client-plan.ts';
import { conciergeSchema } from '../../../lambdas/campaigns/concierge/concierge.ts';
import { planSchema } from '../../../lambdas/campaigns/plans/plan.ts';
import { templateSchema } from '../../../lambdas/campaigns/templates/template.ts';
import { detailsSchema, optOutWay, raceSchema, talkSchema } from '../../../lambdas/claiming/referral.ts';
import { noteItemSchema } from '../../../lambdas/clients/note.ts';
import { importReportSchema } from '../../../lambdas/consent/jobs/import-report.ts';
import { programSchema } from '../../../lambdas/consent/program.ts';
import { auditEventIn } from '../../../lambdas/office/audit/audit.ts';
import { operationItem } from '../../../lambdas/office/operations/operation.ts';
import { agentSchema, teamSchema } from '../../../lambdas/people/team.ts';
import { type ActName, actNames } from '../../../lambdas/platform/table/act.ts';
import { leadRoutingSchema } from '../../../lambdas/routing/lead-routing.ts';
import { clientsMessageSchema } from '../../../lambdas/texting/message.ts';
import { changesOf, type Leaf } from '../../../portal/office/audit/changes.ts';
import { auditWords, fieldWord, isPlainValue, valueWord } from '../../../portal/office/audit/words.ts';

/** Stands for what people and programs write: ids, names, words. */
const free = 'Free words';

type Shape = {
  $ref?: string | undefined;
  const?: unknown;
  enum?: unknown[] | undefined;
  type?: string | undefined;
  properties?: Record<string, unknown> | undefined;
  items?: unknown;
  anyOf?: unknown[] | undefined;
  oneOf?: unknown[] | undefined;
  allOf?: unknown[] | undefined;
};
const shape: z.ZodType<Shape> = z.object({
  $ref: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  type: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
});
const definitions = z.object({ $defs: z.record(z.string(), z.unknown()).default({}) });

/** Values of a schema, in which each field that it knows stands, and each value of each choice. */
function examplesOf(schema: z.ZodType): unknown[] {
  const root = z.toJSONSchema(schema, { unrepresentable: 'any' });
  const { $defs } = definitions.parse(root);
  const valuesOf = (given: unknown): unknown[] => {
    const its = shape.parse(given);
    if (its.$ref !== undefined) return valuesOf($defs[its.$ref.replace('#/$defs/', '')]);
    if (its.const !== undefined) return [its.const];
    if (its.enum !== undefined) return its.enum;
    const parts = its.anyOf ?? its.oneOf ?? its.allOf;
    if (parts !== undefined) return parts.flatMap(valuesOf);
    if (its.properties !== undefined) return objectsOf(its.properties);
    if (its.type === 'array') return [valuesOf(its.items ?? {})];
    if (its.type === 'boolean') return [true];
    if (its.type === 'number' || its.type === 'integer') return [3];
    return [its.type === 'string' ? free : undefined];
  };
  const objectsOf = (properties: Record<string, unknown>): object[] => {
    const each = Object.entries(properties).map(([name, given]) => ({ name, values: valuesOf(given) }));
    const most = Math.max(1, ...each.map(({ values }) => values.length));
    return Array.from({ length: most }, (_, at) =>
      Object.fromEntries(each.map(({ name, values }) => [name, values[at % values.length]])),
    );
  };
  return valuesOf(root);
}

type Kind = { type: string; schema: z.ZodType };
const kindOf = (type: string, schema: z.ZodType): Kind => ({ type, schema });
const settingsOf = (schema: z.ZodType) => z.object({ settings: schema });

const team = kindOf('team', teamSchema.schema());
const agent = kindOf('agent', agentSchema.schema());
const routing = kindOf('lead-routing', settingsOf(leadRoutingSchema.schema()));
const concierge = kindOf('concierge', conciergeSchema.schema());
const template = kindOf('template', templateSchema.schema());
const plan = kindOf('plan', planSchema.schema());
const clientPlan = kindOf('client-plan', clientPlanSchema.schema());
const bulk = kindOf('bulk', bulkItemSchema.schema());
const details = kindOf('details', detailsSchema.schema());
const race = kindOf('race', raceSchema.schema());
const operation = kindOf('operation', operationItem.schema());
const message = kindOf('message', clientsMessageSchema());
const conversation = kindOf('conversation', talkSchema());
const optOut = kindOf(
  'ledger-event',
  z.object({ program: programSchema, brand: z.string(), how: optOutWay() }),
);

/** On which items each act is signed. */
const kinds: Record<ActName, readonly Kind[]> = {
  'save-team': [team],
  'save-agent': [agent],
  'invite-agent': [],
  'remove-agent': [agent],
  'save-lead-routing': [routing],
  'pause-self': [routing],
  'end-pause': [routing],
  'save-template': [template],
  'remove-template': [template],
  'save-concierge': [concierge],
  'save-plan': [plan],
  'remove-plan': [plan],
  'put-on-plan': [clientPlan],
  'take-off-plan': [clientPlan],
  'send-bulk-text': [bulk],
  'cancel-bulk-text': [bulk],
  'resume-bulk-text': [bulk],
  'create-referral': [details],
  'correct-referral': [details],
  'withdraw-referral': [race],
  'offer-referral-again': [details],
  'reassign-referral': [race],
  'give-back-referral': [race],
  'book-opt-out': [optOut],
  'redrive-queue': [operation],
  replay: [operation],
  'restart-workflow': [operation],
  'import-consent': [kindOf('import-report', importReportSchema)],
  'stop-texting': [optOut],
  'answer-asked-to-stop': [message],
  'change-client': [conversation],
  'add-note': [kindOf('note', noteItemSchema.schema())],
};

const at = '2026-11-24T12:00:00.000Z';

/** What the trail keeps of that act on each of those items. */
function eventsOf(act: ActName) {
  const changedBy = { actId: 'act_1', name: act, role: 'lead', id: 'lena', at };
  const said = {
    act: act === 'book-opt-out' ? 'opted-out-otherwise' : 'marked-cannot-be-texted',
    ...(act === 'book-opt-out' ? { clientId: 'account' } : { leadId: 'lena' }),
  };
  return kinds[act].flatMap(({ type, schema }) =>
    examplesOf(schema).map((example) => {
      const place = { type, pk: 'X', sk: 'Y', teamId: 'north' };
      const signed =
        type === 'ledger-event' ? { ...said, eventId: 'evt_1', at, phone: '+12025550101' } : { changedBy };
      const item = { ...Object(example), ...place, ...signed };
      const event = auditEventIn(undefined, item, () => 'evt_1');
      if (event === undefined) throw new Error(`${act} on ${type} leaves nothing in the trail`);
      return event;
    }),
  );
}

/** Who acted on an agent is in the trail; what they are asked is their invitation, which is not kept. */
const leavesNothing: readonly ActName[] = ['invite-agent'];

type Shown = { act: ActName; names: string[]; values: { name: string; leaf: Leaf }[] };
const shown: readonly Shown[] = actNames.flatMap((act) =>
  eventsOf(act).map(({ changed, after = {} }) => {
    const { shown: groups, hidden } = changesOf({ changed, after });
    return {
      act,
      names: [...hidden, ...groups.flatMap(({ of, changes }) => [...of, ...changes.map(({ name }) => name)])],
      values: groups.flatMap(({ of, changes }) =>
        changes.flatMap(({ name, after }) =>
          after === undefined ? [] : [{ name: /^\d+$/.test(name) ? (of.at(-1) ?? name) : name, leaf: after }],
        ),
      ),
    };
  }),
);

describe('the audit trail in words', () => {
  test.each(actNames)('PE-7 something of %s is shown', (act) => {
    const isShown = shown.some(
      (each) => each.act === act && each.names.filter((name) => name !== free).length > 0,
    );
    expect(isShown).toBe(!leavesNothing.includes(act));
  });

  test.each(['en', 'fr', 'es'] as const)(
    'PE-7 every field that an act can change has a name, and every value of a choice a word (%s)',
    (language) => {
      const words = auditWords[language];
      const missing = shown.flatMap(({ act, names, values }) => [
        ...names
          .filter((name) => !/^\d+$/.test(name) && name !== free)
          .filter((name) => fieldWord(words, act, name) === undefined)
          .map((name) => `${act}: field ${name}`),
        ...values
          .filter(({ name, leaf }) => typeof leaf === 'string' && leaf !== free && !isPlainValue(name))
          .filter(({ leaf }) => valueWord(words, String(leaf)) === undefined)
          .map(({ name, leaf }) => `${act}: ${name} = ${leaf}`),
      ]);
      expect([...new Set(missing)]).toEqual([]);
    },
  );
});
