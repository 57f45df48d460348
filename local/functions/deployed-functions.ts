// Lambda on one machine: the template's functions, each run in processes of its own with its own environment and role.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { Callers } from '../aws/callers.ts';
import type { Meter } from '../aws/meter.ts';
import { propertiesOf } from '../template/properties.ts';
import type { DeployedTemplate, Resource } from '../template/resources.ts';
import type { Activity } from '../time/clock.ts';
import type { VirtualClock } from '../time/virtual-clock.ts';
import { functionEnvironment } from './environment.ts';
import type { FunctionLogs } from './function-logs.ts';
import { createFunctionPool, type FunctionPool } from './function-pool.ts';
import type { Functions, Invocation } from './functions.ts';
import { startInRealm } from './in-realm.ts';
import { startInThread } from './in-thread.ts';
import { startWarmProcess } from './warm-process.ts';

export type DeployedFunctions = Functions & {
  /** Kills the process behind an AWS session token, as if it had crashed. */
  crash(sessionToken: string): void;
  close(): Promise<void>;
};

export type FunctionsDeps = {
  template: DeployedTemplate;
  assetPath(s3Key: string): string;
  awsOrigin: string;
  outsideOrigin: string;
  callers: Callers;
  clock: VirtualClock;
  activity: Activity;
  meter: Meter;
  logs: FunctionLogs;
  onInvoked?: OnInvoked | undefined;
  processes: FunctionProcesses;
};

/**
 * What a process of a function is: a thread, or a realm of this thread. A realm costs half as much, but can't be killed while
 * it calculates, and isn't found out when it has calculated too long.
 */
export type FunctionProcesses = 'threads' | 'realms';

/** `name`: as its description has it, `<capability>/<handler>`. */
export type OnInvoked = (name: string, event: unknown, invocation: Invocation) => void;

const functionProperties = z.object({
  Description: z.string().default(''),
  Role: z.string(),
  Handler: z.string(),
  Code: z.object({ S3Key: z.string() }),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
});

const customResource = z.object({ ServiceToken: z.string() });

export function createFunctions(deps: FunctionsDeps): DeployedFunctions {
  const { activity, meter, logs, clock } = deps;
  const ofDeploys = calledByDeploys(deps.template);
  const deployed = new Map(
    deps.template
      .ofType('AWS::Lambda::Function')
      .filter(({ arn }) => !ofDeploys.has(arn))
      .map((resource) => {
        const pool = poolOf(resource, deps);
        const { Description: description } = propertiesOf(resource, functionProperties);
        return [resource.arn, { name: resource.ref, description, pool }] as const;
      }),
  );

  async function invoke(functionArn: string, event: unknown): Promise<Invocation> {
    const target = deployed.get(functionArn);
    if (target === undefined) throw new Error(`No deployed function has the ARN ${functionArn}.`);
    meter.invocation(target.name);
    const requestId = randomUUID();
    const invocation = await target.pool.run(requestId, event);
    deps.onInvoked?.(target.description, event, invocation);
    if (!invocation.ok) {
      const { errorType, errorMessage } = invocation.error;
      const at = new Date(clock.now()).toISOString();
      logs.add({ functionName: target.name, at, level: 'error', line: `${errorType}: ${errorMessage}` });
    }
    return invocation;
  }

  return {
    invoke: (functionArn, event) => activity.track(invoke(functionArn, event)),
    crash: (sessionToken) => {
      for (const { pool } of deployed.values()) pool.crash(sessionToken);
    },
    close: async () => {
      await Promise.all([...deployed.values()].map(({ pool }) => pool.close()));
    },
  };
}

/** What CloudFormation calls for custom resources at a deploy: nothing deploys here. */
function calledByDeploys(template: DeployedTemplate): ReadonlySet<string> {
  const resources = template.ofType('Custom::CDKBucketDeployment');
  return new Set(resources.map((resource) => propertiesOf(resource, customResource).ServiceToken));
}

function poolOf(resource: Resource, deps: FunctionsDeps): FunctionPool {
  const name = resource.ref;
  const { Role, Handler, Code, Timeout, MemorySize, Environment } = functionProperties.parse(
    resource.properties,
  );
  const [moduleName = '', handlerName = ''] = Handler.split(/\.(?=[^.]+$)/);
  const setup = {
    handlerFile: moduleUrl(deps.assetPath(Code.S3Key), moduleName, resource.path),
    handlerName,
    clockCell: deps.clock.cell,
    outsideOrigin: deps.outsideOrigin,
  };
  const environment = functionEnvironment({
    name,
    arn: resource.arn,
    handler: Handler,
    memoryMb: MemorySize,
    variables: Environment?.Variables ?? {},
    credentials: deps.callers.issue({ kind: 'function', functionName: name, roleArn: Role }),
    awsOrigin: deps.awsOrigin,
  });
  const pool: FunctionPool = createFunctionPool((index) =>
    startWarmProcess({
      start: deps.processes === 'realms' ? startInRealm : startInThread,
      setup,
      environment,
      sessionToken: `${name}#${index}`,
      timeoutMs: Timeout * 1000,
      onLog: (level, line) => {
        deps.logs.add({ functionName: name, at: new Date(deps.clock.now()).toISOString(), level, line });
      },
      waitUntil: (ms, wake) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = deps.clock.at(ms, resolve);
        void deps.activity.pauseWhile(pool.restWhile(promise)).then(wake);
        return () => {
          timer.cancel();
          resolve();
        };
      },
    }),
  );
  return pool;
}

function moduleUrl(folder: string, moduleName: string, path: string): string {
  const candidates = ['.mjs', '.js', '.cjs'].map((extension) => join(folder, `${moduleName}${extension}`));
  const found = candidates.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${path}: ${folder} holds no module ${moduleName}.`);
  return pathToFileURL(found).href;
}
