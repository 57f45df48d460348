// The cloud on one machine, made from the synthesized template: a table of contents of its parts, in boot order.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Hono } from 'hono';
import { type Callers, type Credentials, createCallers } from './aws/callers.ts';
import { startEndpoint } from './aws/endpoint.ts';
import { createFaults, type Faults } from './aws/faults.ts';
import { authorizeRole } from './aws/iam/access-denied.ts';
import { loadIam } from './aws/iam/roles.ts';
import { createMeter, type Meter } from './aws/meter.ts';
import type { Permission } from './aws/service.ts';
import { agentRoutes } from './control/agents.ts';
import { clockRoutes } from './control/clock.ts';
import { deskRoutes } from './control/desk.ts';
import { emailRoutes } from './control/emails.ts';
import { eventRoutes } from './control/events.ts';
import { executionRoutes } from './control/executions.ts';
import { faultRoutes } from './control/faults.ts';
import { loginRoutes } from './control/login.ts';
import { logRoutes } from './control/logs.ts';
import { meterRoutes } from './control/meter.ts';
import { numberRoutes } from './control/numbers.ts';
import { operatorRoutes } from './control/operator.ts';
import { phoneRoutes } from './control/phones.ts';
import { pushRoutes } from './control/pushes.ts';
import { queueRoutes } from './control/queues.ts';
import { registeredDevices } from './control/registered-devices.ts';
import { signInRoutes } from './control/sign-in.ts';
import { webhookRoutes } from './control/webhooks.ts';
import {
  createFunctions,
  type DeployedFunctions,
  type FunctionProcesses,
  type OnInvoked,
} from './functions/deployed-functions.ts';
import { createFunctionLogs, type FunctionLogs, type LogLine } from './functions/function-logs.ts';
import { createApi } from './http/api.ts';
import { createIdentity } from './http/identity.ts';
import { openServer } from './http/server.ts';
import { deployedPortal } from './portal/deployed-portal.ts';
import { portalRoutes } from './portal/portal.ts';
import { createCloudFormation } from './services/cloudformation/cloudformation.ts';
import { createCloudWatch } from './services/cloudwatch/cloudwatch.ts';
import { createCloudWatchLogs } from './services/cloudwatch/logs.ts';
import { createCounts, createMetrics } from './services/cloudwatch/metrics.ts';
import { createCognito } from './services/cognito/cognito.ts';
import { createConnect } from './services/connect/connect.ts';
import { readTables } from './services/dynamodb/deployed-tables.ts';
import { type DynamoDb, startDynamoDb } from './services/dynamodb/dynamodb.ts';
import { type EngineKind, engineHere } from './services/dynamodb/engine.ts';
import { createStreams } from './services/dynamodb/streams.ts';
import { sweepExpired } from './services/dynamodb/time-to-live.ts';
import { createEventBus, type EventBus } from './services/event-bus/event-bus.ts';
import { createHandsets } from './services/handsets/handsets.ts';
import { createPhoneLines } from './services/handsets/phone-lines.ts';
import { createKms } from './services/kms/kms.ts';
import { createLambda } from './services/lambda/lambda.ts';
import { createReceivers } from './services/receivers/receivers.ts';
import { createSecretsManager } from './services/secrets-manager/secrets-manager.ts';
import { createSes, type Ses } from './services/ses/ses.ts';
import { deployedNumbers } from './services/sms-voice/deployed-numbers.ts';
import { createSmsVoice, type SmsVoice } from './services/sms-voice/sms-voice.ts';
import { createSns } from './services/sns/sns.ts';
import { createSqs, type Sqs } from './services/sqs/sqs.ts';
import { createStepFunctions, type StepFunctions } from './services/step-functions/step-functions.ts';
import { createSts } from './services/sts/sts.ts';
import { startOutside } from './services/web-push/outside.ts';
import { createWebPush } from './services/web-push/web-push.ts';
import { createSocketApi, type SocketApi } from './services/web-socket/web-socket.ts';
import { createAccounts } from './sign-in/accounts.ts';
import { signInByPassword } from './sign-in/by-password.ts';
import { machineTokenRoutes } from './sign-in/machine-tokens.ts';
import { openIdRoutes } from './sign-in/open-id.ts';
import { createPeople } from './sign-in/people.ts';
import { createTeamItems } from './sign-in/team-items.ts';
import { createUserPool } from './sign-in/user-pool.ts';
import type { DataFolder } from './state/data-folder.ts';
import { inMemory, type State } from './state/state.ts';
import { loadTemplate } from './template/deployed-template.ts';
import { platformApplications } from './template/platform-applications.ts';
import { pushServices } from './template/push-services.ts';
import type { DeployedTemplate } from './template/resources.ts';
import { DEFAULT_REGION, readSynthesis } from './template/synthesis.ts';
import { createActivity } from './time/activity.ts';
import type { Activity, Clock } from './time/clock.ts';
import { keepTime } from './time/kept-time.ts';
import { createClock } from './time/virtual-clock.ts';

export type CloudOptions = {
  /** Output folder of `cdk synth`. */
  templateDir: string;
  clock: 'frozen' | 'running';
  /** The built portal; none is served when not given. */
  portalDir?: string | undefined;
  /** Virtual start, ms since the epoch; now when not given. What was kept in `data` goes before. */
  startAtMs?: number | undefined;
  /** Port of the product's API; any free one when not given. */
  port?: number | undefined;
  /** Keeps the table and all other state there, and lets go of it at the end; in memory when not given. */
  data?: DataFolder | undefined;
  /** The built desk; none is served when not given. */
  deskDir?: string | undefined;
  dynamoDbEngine?: EngineKind | undefined;
  /** Threads when not given. */
  functionProcesses?: FunctionProcesses | undefined;
  onLog?: ((line: LogLine) => void) | undefined;
  /** Functions by their descriptions that read no queue, as when an operator has disabled the mapping. */
  closed?: readonly string[] | undefined;
  /** Told of each invocation that has ended. */
  onInvoked?: OnInvoked | undefined;
};

export type Cloud = {
  /** Origin of the product's API and of the control surface under `/_local`. */
  readonly url: string;
  /** Origin of the AWS endpoint, for SDK clients of tests and scripts, with credentials that may do everything. */
  readonly awsOrigin: string;
  readonly operator: Credentials;
  readonly callers: Callers;
  readonly template: DeployedTemplate;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly functions: DeployedFunctions;
  readonly logs: FunctionLogs;
  readonly meter: Meter;
  readonly faults: Faults;
  readonly dynamoDb: DynamoDb;
  readonly sqs: Sqs;
  readonly stepFunctions: StepFunctions;
  readonly smsVoice: SmsVoice;
  readonly ses: Ses;
  readonly eventBus: EventBus;
  readonly sockets: SocketApi;
  readonly state: State;
  /** What a folder of data still had to do when the cloud started. */
  readonly takenUp: TakenUp;
  close(): Promise<void>;
};

export type TakenUp = { messages: number; executions: number; texts: number; emails: number };

/** What is under way at shutdown may end, so that it need not run again at the next start. */
const SHUTDOWN_PATIENCE_MS = 2000;

export async function bootCloud(options: CloudOptions): Promise<Cloud> {
  // Lambda runs in UTC, and the threads of a process share its time zone.
  process.env.TZ = 'UTC';
  // Before all else is given up: nothing writes to the folder any more when another may have it.
  const closers: (() => unknown)[] = [() => options.data?.close()];
  const closing = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return await boot(options, closers, closing);
  } catch (fault) {
    await closing();
    throw fault;
  }
}

async function boot(
  options: CloudOptions,
  closers: (() => unknown)[],
  close: () => Promise<void>,
): Promise<Cloud> {
  const { data } = options;
  const state: State = data?.journal ?? inMemory;
  const complain = (trouble: string) => console.error(`local cloud: ${trouble}`);
  const onFault = (fault: unknown) => console.error('local cloud: a fault of its own', fault);

  // Template and roles. Both servers listen first: the queue URLs in the template and the links in texts and emails name their ports.
  const endpoint = await startEndpoint();
  closers.push(endpoint.close);
  const { origin: awsOrigin } = endpoint;
  const server = await openServer(options.port ?? 0);
  closers.push(server.close);
  data?.name(server.port);
  const synthesis = readSynthesis(options.templateDir, server.port);
  const { assetPath } = synthesis;
  const template = loadTemplate(synthesis, awsOrigin);
  const iam = loadIam(template);
  const authorize = (roleArn: string, permission: Permission) => authorizeRole(iam, roleArn, permission);

  // What is kept is this stage's, and the table of one moment with the rest.
  const engineKind = options.dynamoDbEngine ?? engineHere();
  const tables = readTables(template).map(({ name }) => name);
  await data?.admit({ tables, engine: engineKind });

  // Time: where it was, or as asked for.
  const time = keepTime(state, options.clock);
  const startAtMs = time.startAtMs ?? options.startAtMs ?? Date.now();
  const activity = createActivity();
  const clock = createClock({ mode: options.clock, startAtMs, activity, onFault, onSet: time.set });
  closers.push(clock.close);

  // Table and functions.
  const meter = createMeter();
  const faults = createFaults(state);
  const callers = createCallers();
  const logs = createFunctionLogs(options.onLog);
  const dynamoDb = await startDynamoDb({ template, meter, dataDir: data?.path, engineKind });
  closers.push(dynamoDb.close);
  const outside = await startOutside();
  closers.push(outside.close);
  const { origin: outsideOrigin } = outside;
  const counts = createCounts({ template, clock });
  const onInvoked: OnInvoked = (name, event, invocation) => {
    counts.invoked(name, event, invocation);
    options.onInvoked?.(name, event, invocation);
  };
  const lambda = {
    template,
    clock,
    activity,
    meter,
    callers,
    logs,
    assetPath,
    awsOrigin,
    outsideOrigin,
    onInvoked,
    processes: options.functionProcesses ?? 'threads',
  };
  const functions = createFunctions(lambda);
  closers.push(functions.close);

  // The services that the functions call, and what calls the functions.
  const ground = {
    template,
    clock,
    activity,
    functions,
    authorize,
    complain,
    onFault,
    newId: randomUUID,
    state,
  };
  const sqs = createSqs({ ...ground, closed: options.closed });
  const sns = createSns({ ...ground, sqs, meter, platformApplications: platformApplications(template) });
  const handsets = createHandsets(state);
  const phoneLines = createPhoneLines({ clock, handsets, state });
  const phones = { handsets, phoneLines };
  const numbers = deployedNumbers(template);
  const smsVoice = createSmsVoice({ ...ground, ...phones, sns, numbers });
  const ses = createSes({ ...ground, sns });
  const eventBus = createEventBus({ ...ground, sqs });
  const connect = createConnect({ ...ground, ...phones, eventBus });
  const kms = createKms({ template, state });
  const secrets = createSecretsManager({ template, state });
  const receivers = createReceivers({ template, nowMs: () => clock.now(), newId: randomUUID, state });
  const webPush = createWebPush({ nowMs: () => clock.now(), newId: randomUUID, state });
  const accounts = createAccounts(state);
  const teamItems = createTeamItems(dynamoDb);
  const people = createPeople({ teamItems, accounts });
  const cognito = createCognito({ template, people, accounts, ses, clock });
  const readAsset = (s3Key: string) => readFileSync(assetPath(s3Key), 'utf8');
  const stepFunctions = createStepFunctions({ ...ground, readAsset, meter });
  closers.push(stepFunctions.close);
  const streams = createStreams({ ...ground, dynamoDb, sendToQueue: sqs.put });
  closers.push(streams.close);
  const region = synthesis.stacks[0]?.region ?? DEFAULT_REGION;
  const sockets = createSocketApi({ ...ground, region, meter });
  const cloudWatchLogs = createCloudWatchLogs({ template, logs });
  const metrics = createMetrics({ template, clock, counts, sqs, stepFunctions, logs: cloudWatchLogs });
  const cloudWatch = createCloudWatch({ template, region, clock, metrics });
  const callable = [
    dynamoDb,
    sqs,
    sns,
    smsVoice,
    ses,
    eventBus,
    connect,
    kms,
    secrets,
    cognito,
    stepFunctions,
    sockets,
    cloudWatch,
    cloudWatchLogs,
    createLambda({ template, functions }),
  ];
  // What only an engineer asks: no role of a function allows it.
  const cloudFormation = createCloudFormation({ stacks: template.stacks, region, startedAtMs: startAtMs });
  const operated = [cloudFormation, createSts()];
  const services = [...callable, ...operated].map((each) => each.service);
  const { commit } = state;
  endpoint.serve({ services, callers, iam, faults, meter, complain, crash: functions.crash, commit });
  const hosts = pushServices(template);
  outside.serve({ webPush, receivers, hosts, faults, meter, complain, crash: functions.crash, commit });

  const identity = await createIdentity(clock, state);

  // What is still under way when the functions end comes again after a restart: it is not kept as a failure.
  closers.push(() => data?.journal.seal());
  const takenUp = {
    messages: sqs
      .inspect()
      .reduce((sum, { purpose, messages }) => sum + (purpose === 'work' ? messages.length : 0), 0),
    executions: stepFunctions.executions().filter(({ status }) => status === 'RUNNING').length,
    texts: handsets.texts().length,
    emails: ses.emails().length,
  };

  // The product's API and the control surface, the portal and who signs in to it.
  const api = createApi({ template, functions, identity, clock, onAnswered: counts.answered });
  const userPool = createUserPool({ template, identity, people, accounts });
  const operator = callers.issue({ kind: 'service', name: 'operator' });
  const control: readonly Hono[] = [
    clockRoutes({ clock }),
    loginRoutes({ userPool }),
    openIdRoutes({
      userPool,
      identity,
      byPassword: signInByPassword({ template, accounts, clock }),
      clock,
      state,
    }),
    machineTokenRoutes({ userPool }),
    faultRoutes({ faults }),
    meterRoutes({ meter }),
    logRoutes({ logs }),
    phoneRoutes({ ...phones, smsVoice, connect, numbers, newId: randomUUID }),
    numberRoutes({ numbers, connect }),
    agentRoutes({ userPool }),
    signInRoutes(),
    emailRoutes({ ses }),
    pushRoutes({ sns, webPush, devices: registeredDevices(teamItems) }),
    eventRoutes({ eventBus }),
    webhookRoutes({ receivers, secrets }),
    queueRoutes({ sqs }),
    executionRoutes({ stepFunctions }),
    operatorRoutes({ endpoint: awsOrigin, region, credentials: operator, now: clock.now }),
    ...(options.deskDir === undefined ? [] : [deskRoutes({ folder: options.deskDir })]),
  ];
  closers.push(() => quietOr(activity, SHUTDOWN_PATIENCE_MS));
  const { portalDir } = options;
  // The portal of another release is not read: its configuration may be none that this one knows.
  const deployed = portalDir === undefined ? undefined : deployedPortal(template, synthesis);
  const portal = deployed && portalDir ? portalRoutes({ portal: deployed, folder: portalDir }) : undefined;
  server.serve({ api, sockets, control, portal, commit });

  // What was kept goes on, now that everything answers.
  for (const each of [phoneLines, connect, smsVoice, ses, eventBus, stepFunctions, sqs, sockets])
    each.resume();
  sweepExpired({ dynamoDb, clock, onDeleted: streams.wake, state });
  streams.wake();
  closers.push(server.close);

  const parts = { template, clock, activity, functions, logs, meter, faults, callers };
  return {
    url: server.url,
    awsOrigin,
    operator,
    ...parts,
    dynamoDb,
    sqs,
    stepFunctions,
    smsVoice,
    ses,
    eventBus,
    sockets,
    state,
    takenUp,
    close,
  };
}

function quietOr(activity: Activity, patienceMs: number): Promise<void> {
  return Promise.race([activity.settled(), pause(patienceMs, undefined, { ref: false })]);
}
