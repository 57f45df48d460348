// The awsJson protocols: the action in X-Amz-Target, input and output as JSON. 1.0 and 1.1 differ in content type only.
import { isRecord } from '../../template/record.ts';
import type { AwsInput } from '../service.ts';
import type { Wire, WireRequest } from './wire.ts';

export function jsonProtocol(version: '1.0' | '1.1'): Wire {
  const contentType = `application/x-amz-json-${version}`;
  const headers = (requestId: string) => ({ 'content-type': contentType, 'x-amzn-requestid': requestId });
  return {
    read: (request) => ({
      action: actionOf(request),
      input: request.headers['x-amz-target'] === undefined ? {} : parseJsonObject(request.body),
    }),
    answer: (_action, output, requestId) => ({
      status: 200,
      headers: headers(requestId),
      body: JSON.stringify(output),
    }),
    refuse: (error, requestId) => ({
      status: error.status,
      headers: { ...headers(requestId), 'x-amzn-errortype': error.code },
      body: JSON.stringify({ __type: error.code, message: error.message, ...error.fields }),
    }),
  };
}

/** A request in another protocol has no target: it is named by its path, for the complaint about it. */
function actionOf({ headers, method, path }: WireRequest): string {
  const target = headers['x-amz-target'];
  return typeof target === 'string' ? (target.split('.').at(-1) ?? target) : `${method} ${path}`;
}

export function parseJsonObject(body: string): AwsInput {
  const parsed: unknown = body === '' ? {} : JSON.parse(body);
  return isRecord(parsed) ? parsed : {};
}
