// Speaks to the embedded DynamoDB over its HTTP port; its refusals come back as the errors that AWS would answer.
import { Agent, request } from 'node:http';
import { AwsError, type AwsInput } from '../../aws/service.ts';
import { isRecord } from '../../template/record.ts';

export type EngineClient = {
  /** An action of DynamoDB. */
  table(action: string, input: AwsInput): Promise<AwsInput>;
  /** An action of DynamoDB Streams. */
  streams(action: string, input: AwsInput): Promise<AwsInput>;
  close(): void;
};

/** The engine wants a signature and does not check it. AWS's jar keeps one database for all regions and keys. */
export const asSigned = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260101T000000Z',
  'content-type': 'application/x-amz-json-1.0',
};

export function createEngineClient(port: number): EngineClient {
  const agent = new Agent({ keepAlive: true });

  async function call(target: string, input: AwsInput): Promise<AwsInput> {
    const { status, body } = await post(target, JSON.stringify(input));
    const parsed: unknown = body === '' ? {} : JSON.parse(body);
    const output = isRecord(parsed) ? parsed : {};
    if (status < 300) return output;
    const { __type, message, Message, ...fields } = output;
    const code = String(__type).split('#').at(-1) ?? 'InternalServerError';
    throw new AwsError(code, String(message ?? Message ?? ''), { status, fields });
  }

  function post(target: string, body: string): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const headers = { ...asSigned, 'x-amz-target': target, 'content-length': Buffer.byteLength(body) };
      const sent = request({ host: '127.0.0.1', port, method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 500, body: Buffer.concat(chunks).toString('utf8') });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  return {
    table: (action, input) => call(`DynamoDB_20120810.${action}`, input),
    streams: (action, input) => call(`DynamoDBStreams_20120810.${action}`, input),
    close: () => agent.destroy(),
  };
}
