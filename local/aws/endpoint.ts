// The local AWS endpoint: one loopback HTTP server behind every SDK client of the functions.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { bodyOf, listen, stopListening } from '../platform/listen.ts';
import type { Callers } from './callers.ts';
import { type Faults, internalError, throttled } from './faults.ts';
import { authorize } from './iam/access-denied.ts';
import type { Iam } from './iam/roles.ts';
import type { Meter } from './meter.ts';
import { jsonProtocol } from './protocols/json.ts';
import { queryProtocol } from './protocols/query.ts';
import { restJsonProtocol } from './protocols/rest-json.ts';
import type { Wire, WireAnswer } from './protocols/wire.ts';
import { AwsError, type AwsInput, type AwsService, type Caller } from './service.ts';
import { readSignature, type Signature } from './signature.ts';

const WIRES: Readonly<Record<AwsService['protocol'], Wire>> = {
  'json-1.0': jsonProtocol('1.0'),
  'json-1.1': jsonProtocol('1.1'),
  query: queryProtocol,
  'rest-json': restJsonProtocol,
};

/** What the endpoint serves; known only after it listens, since queue URLs in the template name its port. */
export type EndpointParts = {
  services: readonly AwsService[];
  callers: Callers;
  iam: Iam;
  faults: Faults;
  meter: Meter;
  /** Kills the process behind a session, as an ordered crash wants. */
  crash(sessionToken: string): void;
  /** Tells the engineer of a call that the local cloud does not know. */
  complain(message: string): void;
  /** Called before each answer: what was done is kept then. */
  commit(): void;
};

export type Endpoint = {
  readonly origin: string;
  serve(parts: EndpointParts): void;
  close(): Promise<void>;
};

/** No answer is ever sent: the caller sees its connection break. */
const NO_ANSWER = Symbol('no answer');

export async function startEndpoint(): Promise<Endpoint> {
  let parts: EndpointParts | undefined;
  const server = createServer((request, response) => {
    if (parts === undefined) response.writeHead(503).end();
    else handle(parts, request, response).catch((fault) => fail(request, response, fault));
  });
  server.keepAliveTimeout = 60_000;
  const port = await listen(server, 0);
  return {
    origin: `http://127.0.0.1:${port}`,
    serve: (given) => {
      parts = given;
    },
    close: () => stopListening(server),
  };
}

async function handle(
  parts: EndpointParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Real time against the functions' virtual time would look like a skewed clock to the SDK.
  response.sendDate = false;
  const body = (await bodyOf(request)).toString('utf8');
  const requestId = randomUUID();
  const signature = readSignature(request.headers);
  const service = parts.services.find((each) => each.signingName === signature?.signingName);
  const wire = WIRES[service?.protocol ?? 'json-1.0'];
  try {
    const { action, input } = wire.read({
      method: request.method ?? '',
      path: request.url ?? '/',
      headers: request.headers,
      body,
    });
    const output = await call(parts, { signature, service, action, input });
    parts.commit();
    if (output === NO_ANSWER) request.socket.destroy();
    else write(response, wire.answer(action, output, requestId));
  } catch (fault) {
    if (!(fault instanceof AwsError)) throw fault;
    write(response, wire.refuse(forService(fault, service), requestId));
  }
}

type Call = {
  signature: Signature | undefined;
  service: AwsService | undefined;
  action: string;
  input: AwsInput;
};

async function call(parts: EndpointParts, { signature, service, action, input }: Call) {
  const caller = signature === undefined ? undefined : parts.callers.byAccessKey(signature.accessKeyId);
  if (signature === undefined || caller === undefined) {
    const reason = 'The security token included in the request is invalid.';
    throw new AwsError('UnrecognizedClientException', reason, { status: 403 });
  }
  const callerName = nameOf(caller);
  const found = service?.actions[action];
  if (service === undefined || found === undefined) {
    const message = `${callerName} called ${signature.signingName}:${action}, which the local cloud does not know.`;
    parts.complain(message);
    throw new AwsError('UnknownOperationException', message, { status: 501 });
  }
  parts.meter.call(callerName, service.signingName, action);
  authorize(parts.iam, caller, found.permissions(input));

  const fault = parts.faults.take({ service: service.signingName, action, caller: callerName });
  if (fault === 'throttle') throw throttled(service.signingName);
  if (fault === 'error') throw internalError();
  if (fault === undefined) return found.run(input, caller);
  if (fault !== 'crash-before') await found.run(input, caller).catch(ignoreRefusal);
  if (fault !== 'timeout-after-commit') parts.crash(signature.sessionToken);
  return NO_ANSWER;
}

/** A refused call is as unanswered as a successful one when the answer is lost. */
function ignoreRefusal(fault: unknown): void {
  if (!(fault instanceof AwsError)) throw fault;
}

/** SNS alone has a name of its own for a denied call. */
function forService(error: AwsError, service: AwsService | undefined): AwsError {
  if (error.code !== 'AccessDeniedException' || service?.signingName !== 'sns') return error;
  return new AwsError('AuthorizationError', error.message, { status: 403 });
}

function nameOf(caller: Caller): string {
  return caller.kind === 'function' ? caller.functionName : caller.name;
}

function write(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** A fault of the local cloud itself: the function sees a 500, the engineer the cause. */
function fail(request: IncomingMessage, response: ServerResponse, fault: unknown): void {
  console.error(`local AWS endpoint: ${request.headers['x-amz-target'] ?? request.url} failed`, fault);
  if (response.headersSent) response.destroy();
  else write(response, WIRES['json-1.0'].refuse(internalError(), randomUUID()));
}
