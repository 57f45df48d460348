// Reads a state machine from the template and writes its definition the way that the engine runs it as AWS would.
import * as z from 'zod';
import { propertiesOf } from '../../template/properties.ts';
import type { Resource } from '../../template/resources.ts';
import { everyState, type Machine, machine, mapStates, type State } from './state-language.ts';
import { refuseUnsupported } from './supported.ts';

/** AWS's own limit where a task names none; the engine's default would be 60 seconds. */
const LONGEST_TASK_SECONDS = 99_999_999;

const properties = z.object({
  StateMachineType: z.literal('STANDARD').default('STANDARD'),
  RoleArn: z.string(),
  Definition: machine.optional(),
  DefinitionString: z.string().optional(),
  DefinitionS3Location: z.object({ Bucket: z.string(), Key: z.string() }).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
});

export type StateMachineOfTemplate = {
  arn: string;
  name: string;
  roleArn: string;
  /** For the engine: see `forEngine`. */
  definition: Machine;
  /** Name of each Task state → its Resource. */
  tasks: Readonly<Record<string, string>>;
};

export function readStateMachine(
  resource: Resource,
  readAsset: (s3Key: string) => string,
): StateMachineOfTemplate {
  const read = propertiesOf(resource, properties);
  const text = read.Definition
    ? JSON.stringify(read.Definition)
    : (read.DefinitionString ?? (read.DefinitionS3Location && readAsset(read.DefinitionS3Location.Key)));
  if (text === undefined) throw new Error(`${resource.path} has no definition`);
  const substituted = substitute(text, read.DefinitionSubstitutions, resource.path);
  const definition = machine.parse(JSON.parse(substituted));
  const name = resource.arn.split(':').at(-1) ?? resource.logicalId;
  refuseUnsupported(name, definition);
  const tasks = [...everyState(definition)]
    .filter(([, state]) => state.Type === 'Task')
    .map(([stateName, state]) => [stateName, String(state.Resource)]);
  return {
    arn: resource.arn,
    name,
    roleArn: read.RoleArn,
    definition: forEngine(definition),
    tasks: Object.fromEntries(tasks),
  };
}

/** A placeholder without a value is refused, as CloudFormation would. */
function substitute(text: string, values: Readonly<Record<string, string>>, path: string): string {
  return text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${path}: nothing is given for ${placeholder}`);
    return JSON.stringify(value).slice(1, -1);
  });
}

/**
 * The engine reads TimeoutSecondsPath from the result of Parameters, AWS from the state's input: so each task's
 * parameters become `{call, timeoutSeconds}`, both computed from the input. It also takes `"ResultPath": "$"` for a
 * field of that name; leaving the field out says the same.
 */
function forEngine(definition: Machine): Machine {
  return mapStates(definition, (state) =>
    state.Type === 'Task' ? taskForEngine(state) : withoutRootResultPath(state),
  );
}

function taskForEngine(state: State): State {
  const { Parameters, TimeoutSeconds, TimeoutSecondsPath, ...rest } = withoutRootResultPath(state);
  const call = Parameters === undefined ? { 'call.$': '$' } : { call: Parameters };
  const timeout =
    TimeoutSecondsPath === undefined
      ? { timeoutSeconds: TimeoutSeconds ?? LONGEST_TASK_SECONDS }
      : { 'timeoutSeconds.$': TimeoutSecondsPath };
  return { ...rest, Parameters: { ...call, ...timeout }, TimeoutSecondsPath: '$.timeoutSeconds' };
}

const catchers = z.array(z.looseObject({ ResultPath: z.string().nullish() })).optional();

function withoutRootResultPath(state: State): State {
  const changed = { ...state };
  if (changed.ResultPath === '$') delete changed.ResultPath;
  const handlers = catchers.parse(changed.Catch);
  if (handlers) {
    changed.Catch = handlers.map(({ ResultPath, ...catcher }) =>
      ResultPath === '$' || ResultPath === undefined ? catcher : { ...catcher, ResultPath },
    );
  }
  return changed;
}
