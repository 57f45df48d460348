// A contact flow as its template holds it; what Connect would not take, or is not run here, is refused at load.
import * as z from 'zod';
import { type FlowAction, flowAction } from './flow-actions.ts';
import { unknownReference } from './flow-references.ts';

const typed = z.looseObject({
  Actions: z.array(z.looseObject({ Type: z.string(), Identifier: z.string() })),
});
const content = z.object({
  Version: z.literal('2019-10-30'),
  StartAction: z.string(),
  Actions: z.array(flowAction).min(1),
});

export type ContactFlow = {
  start: FlowAction;
  action(identifier: string): FlowAction;
  /** The functions that it invokes. */
  functionArns: readonly string[];
};

const RUN: ReadonlySet<string> = new Set(flowAction.options.map((option) => option.shape.Type.value));

/** `path` names the flow in a refusal. */
export function readContactFlow(json: string, path: string): ContactFlow {
  const refuse = (reason: string): never => {
    throw new Error(`${path}: ${reason}`);
  };
  const written: unknown = JSON.parse(json);
  for (const { Type, Identifier } of typed.parse(written).Actions) {
    if (!RUN.has(Type)) refuse(`the local cloud runs no action ${Type} ("${Identifier}")`);
  }
  const parsed = content.safeParse(written);
  if (!parsed.success)
    return refuse(`not a contact flow that Connect takes:\n${z.prettifyError(parsed.error)}`);
  const { Actions, StartAction } = parsed.data;
  const byIdentifier = new Map(Actions.map((each) => [each.Identifier, each]));
  if (byIdentifier.size < Actions.length) refuse('two actions have the same identifier');

  const find = (identifier: string) =>
    byIdentifier.get(identifier) ?? refuse(`there is no action "${identifier}"`);
  for (const { Identifier, Type, Parameters, Transitions } of Actions) {
    const { NextAction, Conditions, Errors } = Transitions;
    for (const to of [...Conditions, ...Errors]) find(to.NextAction);
    if (NextAction !== undefined) find(NextAction);
    else if (!['DisconnectParticipant', 'Compare', 'Loop'].includes(Type)) {
      refuse(`"${Identifier}" leads nowhere`);
    }
    const unknown = unknownReference(JSON.stringify(Parameters));
    if (unknown) refuse(`"${Identifier}" refers to ${unknown}, which the local cloud does not know`);
  }
  const functionArns = Actions.flatMap((each) =>
    each.Type === 'InvokeLambdaFunction' ? [each.Parameters.LambdaFunctionARN] : [],
  );
  return { start: find(StartAction), action: find, functionArns };
}
