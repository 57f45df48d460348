// Runs a contact flow with one caller: speaks, takes keys, asks functions, connects. No time passes meanwhile.
import * as z from 'zod';
import type { Functions } from '../../functions/functions.ts';
import { type Contact, contactFlowEvent } from './contact.ts';
import type { ContactFlow } from './contact-flow.ts';
import type { FlowAction } from './flow-actions.ts';
import { type FlowData, resolveReferences } from './flow-references.ts';

/** Connect tries a function that fails three times more. */
const TRIES = 4;
/** A flow without an end keeps a caller for good, and this cloud busy. */
const MOST_ACTIONS = 1000;
const E164 = /^\+[1-9]\d{6,14}$/;

export type FlowRun = {
  flow: ContactFlow;
  contact: Contact;
  /** The keys that the caller presses, in the order in which the flow asks for them. */
  digits: string;
  functions: Functions;
  onSaid(sentence: string): void;
  /** Whether somebody picks up there. */
  isPickedUp(phone: string): boolean;
};

const stringMap = z.record(z.string(), z.string());

/** Runs until the flow disconnects; answers whom the caller was connected to. */
export async function runFlow(run: FlowRun): Promise<{ connectedTo?: string }> {
  const { flow, contact } = run;
  const { customer, system, attributes, id: contactId } = contact;
  let data: FlowData = { storedInput: '', external: {}, attributes, customer, system, contactId };
  let digits = run.digits;
  let connectedTo: string | undefined;
  const rounds = new Map<string, number>();
  const said = (text: string) => run.onSaid(resolveReferences(text, data));

  /** What the action leads to: undefined is its plain next one, a string the result or error that it ended with. */
  async function perform(action: FlowAction): Promise<string | undefined> {
    switch (action.Type) {
      case 'MessageParticipant':
        if (resolveReferences(action.Parameters.Text, data) === '') return 'NoMatchingError';
        said(action.Parameters.Text);
        return undefined;
      case 'GetParticipantInput': {
        said(action.Parameters.Text);
        const taken = takeDigits(digits, action.Parameters.InputValidation.CustomValidation.MaximumLength);
        digits = taken.rest;
        data = { ...data, storedInput: taken.input };
        return undefined;
      }
      case 'InvokeLambdaFunction': {
        const given = Object.entries(action.Parameters.LambdaInvocationAttributes);
        const parameters = given.map(([key, value]) => [key, resolveReferences(value, data)] as const);
        const event = contactFlowEvent(contact, Object.fromEntries(parameters));
        const external = await askFunction(run.functions, action.Parameters.LambdaFunctionARN, event);
        if (external === undefined) return 'NoMatchingError';
        data = { ...data, external };
        return undefined;
      }
      case 'Compare':
        return resolveReferences(action.Parameters.ComparisonValue, data);
      case 'Loop': {
        const round = (rounds.get(action.Identifier) ?? 0) + 1;
        const isDone = round > action.Parameters.LoopCount;
        rounds.set(action.Identifier, isDone ? 0 : round);
        return isDone ? 'DoneLooping' : 'ContinueLooping';
      }
      case 'TransferParticipantToThirdParty': {
        const phone = resolveReferences(action.Parameters.ThirdPartyPhoneNumber, data);
        if (!E164.test(phone)) return 'NoMatchingError';
        if (!run.isPickedUp(phone)) return 'CallFailed';
        connectedTo = phone;
        return undefined;
      }
      default:
        return undefined;
    }
  }

  let action = flow.start;
  for (let performed = 0; action.Type !== 'DisconnectParticipant'; performed += 1) {
    if (performed === MOST_ACTIONS)
      throw new Error(`A contact flow runs in circles at "${action.Identifier}"`);
    const result = await perform(action);
    const staysConnected =
      action.Type === 'TransferParticipantToThirdParty' && !action.Parameters.ContinueFlowExecution;
    if (staysConnected && result === undefined) break;
    action = flow.action(nextOf(action, result));
  }
  return connectedTo === undefined ? {} : { connectedTo };
}

function nextOf({ Identifier, Transitions }: FlowAction, result: string | undefined): string {
  const { NextAction, Conditions, Errors } = Transitions;
  const error = (type: string) => Errors.find(({ ErrorType }) => ErrorType === type)?.NextAction;
  const next =
    result === undefined
      ? NextAction
      : (Conditions.find(({ Condition }) => Condition.Operands.includes(result))?.NextAction ??
        error(result) ??
        error('NoMatchingCondition') ??
        error('NoMatchingError'));
  if (next === undefined) throw new Error(`A contact flow is stuck at "${Identifier}" with ${result}`);
  return next;
}

/** Up to so many keys, or up to #. A caller who presses none leaves "Timeout" as the input, which is no error. */
function takeDigits(digits: string, most: number): { input: string; rest: string } {
  if (digits === '') return { input: 'Timeout', rest: '' };
  const input = digits.slice(0, most).split('#')[0] ?? '';
  const isEnded = digits[input.length] === '#' && input.length < most;
  return { input, rest: digits.slice(input.length + (isEnded ? 1 : 0)) };
}

/** The flat map that it answers; undefined when it fails for good, or answers anything else. */
async function askFunction(functions: Functions, arn: string, event: unknown) {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const invocation = await functions.invoke(arn, event);
    if (invocation.ok) return stringMap.safeParse(invocation.payload).data;
  }
  return undefined;
}
