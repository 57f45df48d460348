// Takes what the emulator lacks out of a synthesized template, and tells what each entry of the list has taken.
import * as z from 'zod';
import { isRecord } from '../../../local/template/record.ts';
import type { Lack } from './lacking.ts';
import { stripStatements } from './strip-statements.ts';

const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).optional(),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
});
export type TemplateResource = z.infer<typeof resource>;

const template = z.looseObject({
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.unknown()).optional(),
});
export type Template = z.infer<typeof template>;

/** One thing that was taken out: the resource of that id, an output that reads it, or a part of a statement in it. */
export type Stripped = { lack: Lack; id: string; resource: TemplateResource; output?: unknown };

/** What a reference to a resource that is gone stands for: a value of the kind that AWS would give. */
export type StandIn = (gone: { id: string; type: string; attribute: string | undefined }) => string;

export function strip(
  synthesized: unknown,
  lacking: readonly Lack[],
  standIn: StandIn,
): { template: Template; stripped: readonly Stripped[] } {
  const whole = template.parse(synthesized);
  const resources = Object.entries(whole.Resources).flatMap(([id, each]): Stripped[] => {
    const lack = lacking.find((entry) => isResource(entry, each));
    return lack ? [{ lack, id, resource: each }] : [];
  });
  const outputs = Object.entries(whole.Outputs ?? {}).flatMap(([name, output]) =>
    lacking.flatMap((lack) => {
      const read = readBy(lack, output, whole.Resources);
      return read === undefined ? [] : [{ name, lack, output, ...read }];
    }),
  );
  const goneOutputs = new Set(outputs.map(({ name }) => name));
  const gone = new Map(resources.map(({ id, resource: { Type } }) => [id, Type]));
  const inStatements: Stripped[] = [];

  const kept = Object.entries(whole.Resources).flatMap(([id, { DependsOn, ...each }]) => {
    if (gone.has(id)) return [];
    const without = stripStatements(each, lacking, (lack) => inStatements.push({ lack, id, resource: each }));
    const after = [DependsOn ?? []].flat().filter((other) => !gone.has(other));
    return [
      [
        id,
        {
          ...resource.parse(standInFor(without, gone, standIn)),
          ...(after.length > 0 && { DependsOn: after }),
        },
      ],
    ];
  });
  const Outputs = Object.entries(whole.Outputs ?? {}).flatMap(([name, output]) =>
    goneOutputs.has(name) ? [] : [[name, standInFor(output, gone, standIn)]],
  );
  return {
    template: template.parse({
      ...whole,
      Resources: Object.fromEntries(kept),
      Outputs: Object.fromEntries(Outputs),
    }),
    stripped: [...resources, ...outputs, ...inStatements],
  };
}

/** Entries of the list that took nothing out. */
export function unused(lacking: readonly Lack[], stripped: readonly Stripped[]): readonly Lack[] {
  return lacking.filter((entry) => stripped.every(({ lack }) => lack !== entry));
}

export function nameOf(lack: Lack): string {
  switch (lack.kind) {
    case 'resource':
      return lack.property === undefined ? lack.type : `${lack.type} with ${lack.property}`;
    case 'output':
      return `outputs of ${lack.type}, ${lack.attribute}…`;
    case 'condition':
      return `conditions on ${lack.key}`;
    case 'scope':
      return `resources of ${lack.actions.join(', ')}`;
  }
}

function isResource(lack: Lack, { Type, Properties }: TemplateResource): boolean {
  if (lack.kind !== 'resource' || lack.type !== Type) return false;
  return lack.property === undefined || Object.hasOwn(Properties ?? {}, lack.property);
}

/** The resource of which the output reads the attribute. */
function readBy(
  lack: Lack,
  output: unknown,
  resources: Template['Resources'],
): Pick<Stripped, 'id' | 'resource'> | undefined {
  if (lack.kind !== 'output') return undefined;
  for (const { id, attribute } of attributesIn(output)) {
    const read = resources[id];
    if (read?.Type === lack.type && attribute.startsWith(lack.attribute)) return { id, resource: read };
  }
  return undefined;
}

function attributesIn(value: unknown): { id: string; attribute: string }[] {
  if (Array.isArray(value)) return value.flatMap(attributesIn);
  if (!isRecord(value)) return [];
  const reference = referenceIn(value);
  if (reference?.attribute !== undefined) return [{ id: reference.id, attribute: reference.attribute }];
  return Object.values(value).flatMap(attributesIn);
}

function standInFor(value: unknown, gone: ReadonlyMap<string, string>, standIn: StandIn): unknown {
  if (Array.isArray(value)) return value.map((each) => standInFor(each, gone, standIn));
  if (!isRecord(value)) return value;
  const reference = referenceIn(value);
  const type = reference && gone.get(reference.id);
  if (reference !== undefined && type !== undefined) return standIn({ ...reference, type });
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, standInFor(each, gone, standIn)]),
  );
}

const reference = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => ({ id: Ref, attribute: undefined })),
  z
    .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform(({ 'Fn::GetAtt': [id, attribute] }) => ({ id, attribute })),
]);

/** What an object refers to, when it is a `Ref` or an `Fn::GetAtt`. */
export function referenceIn(value: object): { id: string; attribute: string | undefined } | undefined {
  return reference.safeParse(value).data;
}
