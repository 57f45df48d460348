// The awsQuery protocol, spoken by SNS, CloudFormation and STS: a form with dotted names in, XML out.
import type { AwsInput } from '../service.ts';
import type { Wire } from './wire.ts';

const XML = { 'content-type': 'text/xml' };

export const queryProtocol: Wire = {
  read: (request) => {
    const fields = [...new URLSearchParams(request.body)].filter(([name]) => name !== 'Version');
    const { Action, ...input } = toInput(fields);
    return { action: typeof Action === 'string' ? Action : '', input };
  },
  answer: (action, output, requestId) => ({
    status: 200,
    headers: XML,
    body:
      `<${action}Response><${action}Result>${members(output)}</${action}Result>` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`,
  }),
  refuse: (error, requestId) => ({
    status: error.status,
    headers: XML,
    body:
      `<ErrorResponse><Error><Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>` +
      `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>${members(error.fields)}` +
      `</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  }),
};

type Branch = { [key: string]: Branch | string };

/** `A.member.1.B=x` is a list of objects, `A.entry.1.key=k` with `A.entry.1.value=v` a map. */
function toInput(fields: readonly (readonly [string, string])[]): AwsInput {
  const root: Branch = {};
  for (const [name, value] of fields) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    let at = root;
    for (const key of path) {
      const next = at[key];
      const branch = typeof next === 'object' ? next : {};
      at[key] = branch;
      at = branch;
    }
    at[last] = value;
  }
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, toValue(value)]));
}

function toValue(branch: Branch | string): unknown {
  if (typeof branch === 'string') return branch;
  const { member, entry } = branch;
  if (typeof member === 'object') return Object.values(member).map(toValue);
  if (typeof entry === 'object') return Object.fromEntries(Object.values(entry).map(toEntry));
  return Object.fromEntries(Object.entries(branch).map(([key, value]) => [key, toValue(value)]));
}

/** Map entries are called key and value, or Name and Value, by shape. */
function toEntry(entry: Branch | string): readonly [string, unknown] {
  if (typeof entry === 'string') return [entry, ''];
  const key = entry.key ?? entry.Name;
  const value = entry.value ?? entry.Value;
  return [typeof key === 'string' ? key : '', value === undefined ? undefined : toValue(value)];
}

function members(output: AwsInput): string {
  return Object.entries(output)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${content(name, value)}</${name}>`)
    .join('');
}

function content(name: string, value: unknown): string {
  if (Array.isArray(value))
    return value.map((each) => `<member>${content('member', each)}</member>`).join('');
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  // The only maps that the simulated services answer are called Attributes.
  if (name !== 'Attributes') return members({ ...value });
  return Object.entries(value)
    .map(
      ([key, each]) => `<entry><key>${escapeXml(key)}</key><value>${content('value', each)}</value></entry>`,
    )
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
