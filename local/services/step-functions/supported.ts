// Refuses at load a definition that is invalid, or that the local engine would run otherwise than AWS does.
import { everyState, type Machine, type State } from './state-language.ts';
import { faultsOf } from './validity.ts';

export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const INVOKE_AND_WAIT = `${INVOKE}.waitForTaskToken`;

const UNSUPPORTED_FIELDS: Readonly<Record<string, string>> = {
  HeartbeatSeconds: 'the engine sends no heartbeats',
  HeartbeatSecondsPath: 'the engine sends no heartbeats',
  Assign: 'the engine has no variables',
  Credentials: 'tasks run under the role of the state machine',
  ItemReader: 'distributed maps are not run',
  ItemBatcher: 'distributed maps are not run',
  ResultWriter: 'distributed maps are not run',
};

export function refuseUnsupported(name: string, definition: Machine): void {
  const refuse = (reason: string) => {
    throw new Error(`State machine ${name}: ${reason}`);
  };
  const faults = faultsOf(definition);
  if (faults !== undefined) refuse(faults);

  const text = JSON.stringify(definition);
  if (text.includes('"JSONata"')) refuse('JSONata is not run by the local cloud');
  if (text.includes('$$.State')) refuse('the engine does not know $$.State');
  if (text.includes('"DISTRIBUTED"')) refuse('distributed maps are not run by the local cloud');
  for (const [stateName, state] of everyState(definition)) {
    for (const [field, reason] of Object.entries(UNSUPPORTED_FIELDS)) {
      if (field in state) refuse(`"${stateName}" has ${field}: ${reason}`);
    }
    if (state.Type === 'Task' && !isRunnableTask(state)) {
      refuse(`"${stateName}" calls ${String(state.Resource)}; only Lambda functions are called`);
    }
  }
}

function isRunnableTask(state: State): boolean {
  const resource = String(state.Resource);
  return resource === INVOKE || resource === INVOKE_AND_WAIT || resource.split(':')[2] === 'lambda';
}
