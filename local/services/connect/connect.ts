// Amazon Connect on the laptop: contact flows of the template, called by handsets and calling them.
import * as z from 'zod';
import { AwsError, type AwsInput, type AwsService } from '../../aws/service.ts';
import type { Functions } from '../../functions/functions.ts';
import { inMemory, type State } from '../../state/state.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Activity, Clock } from '../../time/clock.ts';
import type { EventBus } from '../event-bus/event-bus.ts';
import { type Call, isOver, sinceMs } from '../handsets/call.ts';
import type { Handsets } from '../handsets/handsets.ts';
import type { PhoneLines } from '../handsets/phone-lines.ts';
import { createClientTokens } from './client-tokens.ts';
import { type Contact, type ContactEventType, type ContactTimes, contactEvent } from './contact.ts';
import { type DeployedFlow, readDeployedFlows } from './deployed-flows.ts';
import { runFlow } from './flow-run.ts';
import { instanceIdOf, parseOutboundRequest } from './outbound-request.ts';

export type ConnectDeps = {
  template: DeployedTemplate;
  clock: Clock;
  activity: Activity;
  functions: Functions;
  eventBus: Pick<EventBus, 'emit'>;
  handsets: Pick<Handsets, 'behaviourOf'>;
  phoneLines: PhoneLines;
  newId(): string;
  onFault(fault: unknown): void;
  state?: State | undefined;
};

export type DialResult = { said: readonly string[]; connectedTo?: string };

export type Connect = {
  service: AwsService;
  /** A handset calls a number and presses keys, until the flow ends; undefined when no flow answers the number. */
  dial(call: { from: string; to: string; digits: string }): Promise<DialResult | undefined>;
  /** The numbers that a flow answers. */
  numbers(): readonly string[];
  /** Whoever was being spoken to before a restart has been cut off. */
  resume(): void;
};

const LINE = 'connect';
/** What a call by Connect keeps with it. */
const callDetails = z.object({ flowArn: z.string(), attributes: z.record(z.string(), z.string()) });

export function createConnect(deps: ConnectDeps): Connect {
  const { clock, activity, eventBus, handsets, phoneLines, newId } = deps;
  const flows = readDeployedFlows(deps.template);
  const tokens = createClientTokens(deps.state ?? inMemory);

  function tell(contact: Contact, type: ContactEventType, times: ContactTimes): void {
    eventBus.emit(contactEvent(contact, type, times));
  }

  /** A handset that picks up by hand has nobody to do so in the middle of a call: it counts as picked up. */
  function isPickedUp(phone: string): boolean {
    return ['by-hand', 'answer'].includes(handsets.behaviourOf(phone).calls.answer);
  }

  function run(deployed: DeployedFlow, contact: Contact, digits: string, onSaid: (sentence: string) => void) {
    const { functions } = deps;
    return runFlow({ flow: deployed.flow, contact, digits, functions, onSaid, isPickedUp });
  }

  function instanceArnOf(instanceId: string): string {
    const found = flows.find(({ instanceArn }) =>
      [instanceArn, instanceArn.split('/')[1]].includes(instanceId),
    );
    if (!found) throw notFound(`The instance ${instanceId} does not exist.`);
    return found.instanceArn;
  }

  function flowOf(instanceArn: string, flowId: string): DeployedFlow {
    const found = flows.find(
      ({ arn, instanceArn: its }) => its === instanceArn && [arn, arn.split('/').at(-1)].includes(flowId),
    );
    if (!found) throw notFound(`The contact flow ${flowId} does not exist.`);
    return found;
  }

  function start(input: AwsInput): AwsInput {
    const request = parseOutboundRequest(input);
    const { DestinationPhoneNumber: to, SourcePhoneNumber: from, ClientToken: token } = request;
    const instanceArn = instanceArnOf(request.InstanceId);
    const deployed = flowOf(instanceArn, request.ContactFlowId);
    if (!flows.some((each) => each.instanceArn === instanceArn && each.number === from)) {
      throw new AwsError('InvalidParameterException', `${from} is no number of the instance.`);
    }
    const earlier = token === undefined ? undefined : tokens.contactOf(token, clock.now());
    if (earlier !== undefined) return { ContactId: earlier };
    const id = newId();
    if (token !== undefined) tokens.keep(token, id, clock.now());
    const details = { flowArn: deployed.arn, attributes: request.Attributes };
    const ringSeconds = request.RingTimeoutInSeconds;
    phoneLines.place({ id, line: LINE, from, to, message: '', details, ringSeconds });
    return { ContactId: id };
  }

  function onStep(call: Call): void {
    const { flowArn, attributes } = callDetails.parse(call.details);
    const deployed = flows.find(({ arn }) => arn === flowArn);
    if (deployed === undefined) {
      // A flow that the new template no longer has hangs up.
      phoneLines.hangUp(call, 0);
      return;
    }
    const { id, to: customer, from: system } = call;
    const { instanceArn } = deployed;
    const contact = { id, instanceArn, initiationMethod: 'API', customer, system, attributes } as const;
    const times = { initiatedMs: call.atMs, connectedMs: sinceMs(call, 'answered') };
    if (call.state === 'initiated') tell(contact, 'INITIATED', times);
    if (isOver(call.state)) tell(contact, 'DISCONNECTED', { ...times, disconnectedMs: clock.now() });
    if (call.state !== 'answered') return;
    tell(contact, 'CONNECTED_TO_SYSTEM', times);
    activity.track(converse(call, deployed, contact)).catch(deps.onFault);
  }

  /** Connected to somebody, the two talk on; else the flow hangs up. */
  async function converse(call: Call, deployed: DeployedFlow, contact: Contact): Promise<void> {
    const { connectedTo } = await run(deployed, contact, call.digits, (sentence) => {
      call.message = [call.message, sentence].filter(Boolean).join(' ');
      phoneLines.keep(call);
    });
    phoneLines.hangUp(call, connectedTo === undefined ? 0 : call.behaviour.talkSeconds);
  }

  phoneLines.listen(LINE, onStep);

  return {
    service: {
      signingName: 'connect',
      protocol: 'rest-json',
      actions: {
        StartOutboundVoiceContact: {
          permissions: (input) => [
            {
              action: 'connect:StartOutboundVoiceContact',
              resource: `${instanceArnOf(instanceIdOf(input))}/contact/*`,
            },
          ],
          run: async (input) => start(input),
        },
        DescribeInstance: {
          permissions: (input) => [
            { action: 'connect:DescribeInstance', resource: instanceArnOf(instanceIdOf(input)) },
          ],
          run: async (input) => ({
            Instance: { Id: instanceIdOf(input), InstanceStatus: 'ACTIVE' },
          }),
        },
        ListPhoneNumbersV2: {
          permissions: () => [{ action: 'connect:ListPhoneNumbersV2', resource: '*' }],
          run: async (input) => {
            const { TargetArn } = z.object({ TargetArn: z.string() }).parse(input);
            const claimed = flows.filter(({ instanceArn }) => instanceArn === TargetArn);
            return {
              ListPhoneNumbersSummaryList: claimed.flatMap(({ number: PhoneNumber }) =>
                PhoneNumber === undefined ? [] : [{ PhoneNumber, TargetArn }],
              ),
            };
          },
        },
      },
    },

    async dial({ from, to, digits }) {
      const deployed = flows.find(({ number, answers }) => answers && number === to);
      if (!deployed) return undefined;
      const { instanceArn } = deployed;
      const ends = { customer: from, system: to, attributes: {} };
      const contact = { id: newId(), instanceArn, initiationMethod: 'INBOUND', ...ends } as const;
      const times = { initiatedMs: clock.now(), connectedMs: clock.now() };
      tell(contact, 'INITIATED', { initiatedMs: clock.now() });
      const said: string[] = [];
      const ended = await activity.track(run(deployed, contact, digits, (sentence) => said.push(sentence)));
      tell(contact, 'DISCONNECTED', { ...times, disconnectedMs: clock.now() });
      return { said, ...ended };
    },

    numbers: () => flows.flatMap(({ number, answers }) => (answers ? (number ?? []) : [])),

    resume() {
      for (const call of phoneLines.callsBy(LINE)) {
        if (call.state === 'answered' && call.next === undefined) phoneLines.hangUp(call, 0);
      }
    },
  };
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, { status: 404 });
}
