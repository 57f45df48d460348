// The contact flows: valid Flow language, no way that hangs, and no digit in any log.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { contactFlow, type FlowAction, reactionsOf } from './support/contact-flow-language.ts';
import { functionsByName } from './support/roles.ts';
import { dibsStack, type Resource, type Stack } from './support/synthesized.ts';

const local = dibsStack();
const connect = dibsStack('local-connect');

/** A flow's text is made of pieces, with a function's ARN between them. */
const joined = z.object({
  'Fn::Join': z.tuple([
    z.literal(''),
    z.array(z.union([z.string(), z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })])),
  ]),
});

const properties = z.object({
  Name: z.string(),
  Type: z.literal('CONTACT_FLOW'),
  InstanceArn: z.string(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })),
  Content: joined,
});

/** The flow as it is deployed, its function's ARN being the function's logical id. */
function deployed(stack: Stack, name: string) {
  const all = stack.ofType('AWS::Connect::ContactFlow');
  const found = all.find((one) => String(one.Properties.Name).endsWith(`-${name}`));
  const { Content, InstanceArn, Tags } = properties.parse(found?.Properties);
  const text = Content['Fn::Join'][1]
    .map((piece) => (typeof piece === 'string' ? piece : piece['Fn::GetAtt'][0]))
    .join('');
  const number = Tags.find(({ Key }) => Key === 'number')?.Value;
  return { flow: contactFlow.parse(JSON.parse(text)), InstanceArn, number, resource: found };
}

const flows = [
  { name: 'pin-line', stack: local, invokes: 'calling/enter-pin', number: '+12065550109' },
  { name: 'call-me', stack: connect, invokes: 'calling/accept-call', number: '+12065550107' },
];

test('a stage has the flow of its PIN line, and that of calls only where Connect places them', () => {
  const namesOf = (stack: Stack) =>
    stack.ofType('AWS::Connect::ContactFlow').map((found) => found.Properties.Name);
  expect(namesOf(local)).toEqual(['dibs-local-pin-line']);
  expect(namesOf(connect).toSorted()).toEqual([
    'dibs-local-connect-call-me',
    'dibs-local-connect-callback',
    'dibs-local-connect-pin-line',
  ]);
});

describe('who calls a number of ours back', () => {
  const saidIn = (content: string) =>
    contactFlow
      .parse(JSON.parse(content))
      .Actions.flatMap(({ Type, Parameters }) =>
        Type === 'MessageParticipant' ? String(Parameters.Text) : [],
      );
  const resource = connect
    .ofType('AWS::Connect::ContactFlow')
    .find(({ Properties }) => String(Properties.Name).endsWith('-callback'));
  const callback = z.object({ Content: z.string(), Tags: z.array(z.unknown()) }).parse(resource?.Properties);

  test('hears whose it is and how to stop, and is asked for nothing', () => {
    expect(saidIn(callback.Content).join(' ')).toMatch(
      /^This is a line for real-estate agents\. .*STOP.* Goodbye\.$/,
    );
    const types = contactFlow.parse(JSON.parse(callback.Content)).Actions.map(({ Type }) => Type);
    expect(new Set(types)).toEqual(
      new Set(['UpdateFlowLoggingBehavior', 'MessageParticipant', 'DisconnectParticipant']),
    );
    expect(callback.Tags).toEqual(expect.arrayContaining([{ Key: 'use', Value: 'answers' }]));
  });

  test('hears the same on the PIN line, before and after being asked for a PIN that they don’t have', () => {
    const said = saidIn(JSON.stringify(deployed(local, 'pin-line').flow));
    expect(said).toContain('This is a line for real-estate agents.');
    expect(said).toContainEqual(expect.stringMatching(/^No PIN was entered\. .*text STOP to the number/));
  });
});

describe('PE-8 the way of a language', () => {
  const asked = (name: string, stack: Stack) =>
    deployed(stack, name).flow.Actions.flatMap(({ Identifier, Type, Parameters }) =>
      Type === 'GetParticipantInput' ? `${Identifier}: ${Parameters.Text}` : [],
    );

  test('asks in it', () => {
    expect(asked('pin-line', local)).toEqual([
      'Ask for the PIN: Please enter your six-digit PIN.',
      'Ask for the PIN in Spanish: Por favor, ingrese su PIN de seis dígitos.',
      'Ask for the PIN in French: Veuillez entrer votre NIP à six chiffres.',
    ]);
    expect(asked('call-me', connect)[1]).toBe(
      'Ask for a 1 in Spanish: $.Attributes.say Presione 1 para aceptar.',
    );
  });

  test.each(flows)('of $name never leaves it: each step goes on in its own language', ({ name, stack }) => {
    const languageOf = (id: string) => / in (Spanish|French)$/.exec(id)?.[1] ?? 'English';
    const { flow } = deployed(stack, name);
    const within = flow.Actions.filter(({ Identifier }) => Identifier !== 'Which language');
    for (const step of within) {
      for (const next of reactionsOf(step)) {
        expect(`${step.Identifier} → ${languageOf(next)}`).toBe(
          `${step.Identifier} → ${languageOf(step.Identifier)}`,
        );
      }
    }
  });
});

describe.each(flows)('$name', ({ name, stack, invokes, number }) => {
  const { flow, InstanceArn, number: tagged, resource } = deployed(stack, name);
  const invoked = functionsByName(stack).get(invokes);
  const byId = new Map(flow.Actions.map((one) => [one.Identifier, one]));
  const paths = pathsFrom(byId, flow.StartAction);

  test('has a name for each action, and a place for it in the designer', () => {
    expect(byId.size).toBe(flow.Actions.length);
    expect(Object.keys(flow.Metadata.ActionMetadata).sort()).toEqual([...byId.keys()].sort());
  });

  test('every way leads to an action that is there, and every action is led to', () => {
    const led = [flow.StartAction, ...flow.Actions.flatMap(reactionsOf)];
    expect(led.filter((id) => !byId.has(id))).toEqual([]);
    expect([...byId.keys()].filter((id) => !led.includes(id))).toEqual([]);
  });

  test('every way ends with hanging up, and only loops that count go back', () => {
    const ends = paths.filter(({ isBack }) => !isBack).map(({ path }) => path.at(-1)?.Type);
    expect(new Set(ends)).toEqual(new Set(['DisconnectParticipant']));
    const backTo = paths.filter(({ isBack }) => isBack).map(({ path }) => path.at(-1)?.Type);
    expect(new Set(backTo)).toEqual(new Set(['Loop']));
  });

  test('CA-4 nothing is logged once digits are asked for, nor later', () => {
    const logging = flow.Actions.filter(({ Type }) => Type === 'UpdateFlowLoggingBehavior');
    expect(logging).toMatchObject([{ Parameters: { FlowLoggingBehavior: 'Disabled' } }]);
    for (const { path } of paths) expect(path[0]).toBe(logging[0]);
  });

  test('digits are handed to the function and to nobody else: never spoken, never kept as an attribute', () => {
    const users = flow.Actions.filter((one) =>
      JSON.stringify(one.Parameters).includes('StoredCustomerInput'),
    );
    for (const { Type } of users) expect(['Compare', 'InvokeLambdaFunction']).toContain(Type);
  });

  test('asks its own function, which Connect may invoke, from this instance only', () => {
    const asked = flow.Actions.filter((one) => one.Type === 'InvokeLambdaFunction');
    // PE-8: once in each language, and the PIN line before that.
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const { Parameters } of asked) {
      expect(Parameters).toMatchObject({ LambdaFunctionARN: invoked?.logicalId });
    }
    const association = associationOf(stack, invoked);
    expect(association?.Properties).toMatchObject({
      InstanceId: InstanceArn,
      IntegrationType: 'LAMBDA_FUNCTION',
    });
    expect(resource?.DependsOn).toContain(association?.logicalId);
    const permission = permissionOf(stack, invoked)?.Properties;
    expect(permission).toMatchObject({
      Action: 'lambda:InvokeFunction',
      SourceArn: InstanceArn,
      SourceAccount: '000000000000',
    });
  });

  test('its function answers before Connect stops waiting', () => {
    expect(Number(invoked?.Properties.Timeout)).toBeLessThanOrEqual(8);
  });

  test('says which number belongs to it, and shows the client that number', () => {
    expect(tagged).toBe(number);
    const transfers = flow.Actions.filter((one) => one.Type === 'TransferParticipantToThirdParty');
    const connects = { ThirdPartyPhoneNumber: '$.External.transferTo', CallerId: { Number: number } };
    expect(transfers).toMatchObject(['', '', ''].map(() => ({ Parameters: connects })));
  });

  test('CA-5 connects after the function said so, never without', () => {
    const transferring = paths.filter(({ path }) =>
      path.some(({ Type }) => Type === 'TransferParticipantToThirdParty'),
    );
    expect(transferring).not.toEqual([]);
    for (const { path } of transferring) {
      const types = path.map(({ Type }) => Type);
      expect(types.indexOf('InvokeLambdaFunction')).toBeGreaterThan(0);
      expect(types.indexOf('InvokeLambdaFunction')).toBeLessThan(
        types.indexOf('TransferParticipantToThirdParty'),
      );
    }
  });
});

test('CA-1 a voicemail presses nothing and accepts nothing: only a 1 leads to the function', () => {
  const { flow } = deployed(connect, 'call-me');
  const toFunction = flow.Actions.filter((one) => reactionsOf(one).includes('Accept the call'));
  expect(toFunction).toMatchObject([
    {
      Type: 'Compare',
      Parameters: { ComparisonValue: '$.StoredCustomerInput' },
      Transitions: { Conditions: [{ NextAction: 'Accept the call', Condition: { Operands: ['1'] } }] },
    },
  ]);
});

test('CA-4 the PIN line asks for six digits, three times at most', () => {
  const { flow } = deployed(local, 'pin-line');
  expect(flow.Actions.find(({ Type }) => Type === 'Loop')?.Parameters).toEqual({ LoopCount: '3' });
  expect(flow.Actions.find(({ Type }) => Type === 'GetParticipantInput')?.Parameters).toMatchObject({
    InputValidation: { CustomValidation: { MaximumLength: '6' } },
  });
});

type Path = { path: FlowAction[]; isBack: boolean };

/** Every way through the flow, up to its end or to where it comes back to an action that it has been at. */
function pathsFrom(byId: ReadonlyMap<string, FlowAction>, id: string, seen: FlowAction[] = []): Path[] {
  const at = byId.get(id);
  if (at === undefined) throw new Error(`There is no action "${id}".`);
  const path = [...seen, at];
  if (seen.includes(at)) return [{ path, isBack: true }];
  const next = [...new Set(reactionsOf(at))];
  return next.length === 0 ? [{ path, isBack: false }] : next.flatMap((one) => pathsFrom(byId, one, path));
}

function associationOf(stack: Stack, invoked: Resource | undefined): Resource | undefined {
  const arn = JSON.stringify({ 'Fn::GetAtt': [invoked?.logicalId, 'Arn'] });
  const all = stack.ofType('AWS::Connect::IntegrationAssociation');
  return all.find((found) => JSON.stringify(found.Properties.IntegrationArn) === arn);
}

function permissionOf(stack: Stack, invoked: Resource | undefined): Resource | undefined {
  return stack
    .ofType('AWS::Lambda::Permission')
    .filter((found) => found.Properties.Principal === 'connect.amazonaws.com')
    .find((found) => JSON.stringify(found.Properties.FunctionName).includes(`"${invoked?.logicalId}"`));
}
