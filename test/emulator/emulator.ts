// The emulator's process: ministack, which enforces IAM and speaks TLS, with the functions' Node and a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { listen } from '../../local/platform/listen.ts';
import { openPlainHttp } from './plain-http.ts';

export const account = '000000000000';
export const region = 'us-east-1';
export const logName = 'emulator.log';

export type Emulator = {
  readonly origin: string;
  /** For SDK clients: as the account's root. */
  readonly client: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
  };
  /** For the CDK's command line. */
  readonly environment: NodeJS.ProcessEnv;
  /** What it and the functions said. */
  readonly logFile: string;
  stop(): Promise<void>;
};

const readyWithinMs = 60_000;
const withItsStarter = join(import.meta.dirname, 'python', 'with_its_starter.py');
/** What the emulator takes as the root of an account: its number, with this secret. */
const credentials = { accessKeyId: account, secretAccessKey: 'test' };

/** `carrierOrigin` answers what it lacks: End User Messaging. All that it writes goes into `folder`. */
export async function startEmulator(
  python: string,
  folder: string,
  carrierOrigin: string,
): Promise<Emulator> {
  const port = await freePort();
  const origin = `https://127.0.0.1:${port}`;
  const plainHttp = await openPlainHttp(origin);
  const logFile = join(folder, logName);
  const log = openSync(logFile, 'w');
  const child = spawn(python, [withItsStarter], {
    cwd: folder,
    // A group of its own: the functions are its children, and end with it.
    detached: true,
    stdio: ['pipe', log, log],
    env: {
      HOME: folder,
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      TMPDIR: folder,
      STATE_DIR: join(folder, 'state'),
      S3_DATA_DIR: join(folder, 's3'),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_ACCOUNT_ID: account,
      MINISTACK_REGION: region,
      IOT_MTLS_ENABLED: '0',
      AUTH: 'true',
      // Policies that refuse plain HTTP are enforced too.
      USE_SSL: '1',
      http_proxy: plainHttp.origin,
      AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: carrierOrigin,
    },
  });
  const close = async () => {
    await stop(child);
    plainHttp.close();
  };
  const certificate = join(folder, 'ministack-tls', 'server.crt');
  try {
    await isReady(child, origin, certificate);
  } catch (fault) {
    await close();
    throw fault;
  }
  return {
    origin,
    client: { endpoint: origin, region, credentials },
    environment: {
      HOME: folder,
      PATH: process.env.PATH,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_REGION: region,
      AWS_ENDPOINT_URL: origin,
      AWS_CA_BUNDLE: certificate,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
    logFile,
    stop: close,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((closed) => server.close(closed));
  return port;
}

async function isReady(child: ChildProcess, origin: string, certificate: string): Promise<void> {
  const until = Date.now() + readyWithinMs;
  let trusts = false;
  while (Date.now() < until && child.exitCode === null) {
    if (!trusts && existsSync(certificate)) {
      // It signs one for itself at each start.
      setDefaultCACertificates([...getCACertificates('default'), readFileSync(certificate, 'utf8')]);
      trusts = true;
    }
    const answer = await fetch(`${origin}/_ministack/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error('The emulator did not start.');
}

/** At once: it keeps nothing that is wanted. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
