// Loads the synthesized stacks as deployed resources: every intrinsic resolved, every type known.
import { generatedName, type Identity, namingOf, type Place } from './identities.ts';
import { type References, resolve } from './intrinsics.ts';
import { isRun } from './known-types.ts';
import { isRecord } from './record.ts';
import type { DeployedStack, DeployedStage, Resource } from './resources.ts';
import type { RawResource, Synthesis, SynthesizedStack } from './synthesis.ts';

export const LOCAL_ACCOUNT = '000000000000';

/** Evaluated when imported: outputs for people may name attributes that mean nothing locally. */
type Outputs = Map<string, () => unknown>;

export function loadTemplate(synthesis: Synthesis, awsOrigin: string): DeployedStage {
  const exported: Outputs = new Map();
  const outputs: Outputs = new Map();
  const loaded = synthesis.stacks.map((stack) => loadStack(stack, awsOrigin, exported, outputs));
  const resources = loaded.flatMap((stack) => stack.resources);
  const byArn = new Map(resources.map((resource) => [resource.arn, resource]));
  return {
    ofType: (type) => resources.filter((resource) => resource.type === type),
    byArn: (arn) => {
      const found = byArn.get(arn);
      if (found === undefined) throw new Error(`No deployed resource has the ARN ${arn}.`);
      return found;
    },
    metadata: (key) => loaded.map((stack) => stack.metadata(key)).filter((value) => value !== undefined),
    stacks: loaded.map((stack) => stack.told()),
  };
}

type LoadedStack = {
  resources: readonly Resource[];
  metadata(key: string): unknown;
  /** As CloudFormation would tell of it, once all stacks are loaded. */
  told(): DeployedStack;
};

function loadStack(
  stack: SynthesizedStack,
  awsOrigin: string,
  exported: Outputs,
  outputs: Outputs,
): LoadedStack {
  const place: Place = { account: LOCAL_ACCOUNT, region: stack.region, awsOrigin };
  const identities = new Map<string, Identity>();
  const references: References = {
    ref: (logicalId) => pseudoParameter(logicalId, stack, place) ?? parameterOrResource(logicalId),
    attribute: (logicalId, name) => attributeOf(logicalId, name),
    importValue: (name) => lookUp(exported, name, 'export'),
    stackOutput: (stackName, name) => lookUp(outputs, `${stackName}.${name}`, 'stack output'),
    condition: (name) => resolve(stack.Conditions[name], references) === true,
    mapping: (map, top, second) => mapped(stack.Mappings, [map, top, second]),
  };

  function parameterOrResource(logicalId: string): unknown {
    const parameter = stack.Parameters[logicalId];
    return parameter === undefined ? identityOf(logicalId).ref : parameter.Default;
  }

  function rawOf(logicalId: string): RawResource {
    const raw = stack.Resources[logicalId];
    if (raw === undefined) throw new Error(`${stack.name} refers to ${logicalId}, which it does not define.`);
    return raw;
  }

  /** Made on demand from the naming property alone: resources refer to each other in any order, and in circles. */
  function identityOf(logicalId: string): Identity {
    const known = identities.get(logicalId);
    if (known !== undefined) return known;
    const raw = rawOf(logicalId);
    const naming = namingOf(raw.Type);
    const given =
      naming.nameProperty === undefined
        ? undefined
        : resolve(raw.Properties[naming.nameProperty], references);
    const name = typeof given === 'string' ? given : generatedName(stack.name, logicalId);
    const identity = naming.identity(name, place, raw.Properties);
    identities.set(logicalId, identity);
    return identity;
  }

  function attributeOf(logicalId: string, name: string): unknown {
    const identity = identityOf(logicalId);
    const value = name === 'Arn' ? identity.arn : identity.attributes?.[name];
    if (value !== undefined) return value;
    const { Type } = rawOf(logicalId);
    throw new Error(`The local cloud does not know the attribute ${name} of ${logicalId} (${Type}).`);
  }

  const deployed = Object.entries(stack.Resources).flatMap(([logicalId, raw]) => {
    const path = raw.Metadata?.['aws:cdk:path'] ?? `${stack.name}/${logicalId}`;
    if (raw.Condition !== undefined && !references.condition(raw.Condition)) return [];
    if (!isRun(raw.Type, path)) return [];
    const properties = resolveIn(path, raw.Properties, references);
    const { ref, arn } = identityOf(logicalId);
    return [{ logicalId, type: raw.Type, arn, ref, properties, path }];
  });

  for (const [id, output] of Object.entries(stack.Outputs)) {
    const value = () => resolve(output.Value, references);
    outputs.set(`${stack.name}.${id}`, value);
    const name = resolve(output.Export?.Name, references);
    if (typeof name === 'string') exported.set(name, value);
  }
  return {
    resources: deployed,
    metadata: (key) => resolve(stack.Metadata[key], references),
    told: () => ({
      name: stack.name,
      tags: stack.tags,
      outputs: Object.entries(stack.Outputs).flatMap(([key, { Value, Description: description }]) => {
        const value = unlessUnknown(() => resolve(Value, references));
        return typeof value === 'string' ? [{ key, value, description }] : [];
      }),
      resources: deployed.map(({ logicalId, type, ref }) => ({ logicalId, type, physicalId: ref })),
    }),
  };
}

/** An output for people may name an attribute that means nothing locally: it is left out. */
function unlessUnknown(value: () => unknown): unknown {
  try {
    return value();
  } catch {
    return undefined;
  }
}

function resolveIn(path: string, value: unknown, references: References): Readonly<Record<string, unknown>> {
  try {
    const resolved = resolve(value, references);
    return isRecord(resolved) ? resolved : {};
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function pseudoParameter(name: string, stack: SynthesizedStack, place: Place): string | undefined {
  const values: Readonly<Record<string, string>> = {
    'AWS::AccountId': place.account,
    'AWS::Region': place.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.account}:stack/${stack.name}/local`,
  };
  return values[name];
}

function lookUp(values: Outputs, name: string, kind: string): unknown {
  const value = values.get(name);
  if (value === undefined) throw new Error(`No stack deployed before has the ${kind} ${name}.`);
  return value();
}

function mapped(mappings: unknown, path: readonly string[]): unknown {
  return path.reduce((at, key) => (isRecord(at) ? at[key] : undefined), mappings);
}
