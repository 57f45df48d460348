// Control routes for handsets: what a phone received and sent, texting and calling with it, and how its carrier behaves.
import { Hono } from 'hono';
import * as z from 'zod';
import { problem } from '../platform/problem.ts';
import type { Connect } from '../services/connect/connect.ts';
import { behaviour } from '../services/handsets/behaviour.ts';
import type { Call } from '../services/handsets/call.ts';
import type { Handsets, Text } from '../services/handsets/handsets.ts';
import type { PhoneLines } from '../services/handsets/phone-lines.ts';
import type { OwnedNumber } from '../services/sms-voice/numbers.ts';
import type { SmsVoice } from '../services/sms-voice/sms-voice.ts';
import { readBody } from './read-body.ts';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a phone number in E.164, for example +12065550100');
const digits = z
  .string()
  .regex(/^[0-9*#]{0,100}$/, 'keys of a phone')
  .default('');
const shortCode = z.string().regex(/^\d{5,6}$/, 'or the digits of a short code');
const textBody = z.strictObject({
  to: z.union([e164, shortCode], 'a phone number in E.164, for example +12065550100, or a short code'),
  body: z.string().min(1).max(1600),
  /** The carrier's message id; the same id twice is a redelivery. */
  id: z.string().min(1).max(100).optional(),
});
const actBody = z.strictObject({ act: z.enum(['answer', 'busy', 'hangup']), digits });
const dialBody = z.strictObject({ to: e164, digits });

export function phoneRoutes(deps: {
  handsets: Handsets;
  phoneLines: Pick<PhoneLines, 'calls' | 'callsOf' | 'act'>;
  smsVoice: Pick<SmsVoice, 'receive'>;
  connect: Pick<Connect, 'dial'>;
  /** Those of End User Messaging. */
  numbers: readonly OwnedNumber[];
  newId(): string;
}): Hono {
  const { handsets, phoneLines, smsVoice, connect, numbers } = deps;
  const routes = new Hono();

  routes.use('/phones/:phone/*', async (context, next) => {
    const phone = e164.safeParse(context.req.param('phone'));
    if (phone.success) return next();
    return problem(context, 400, 'invalid-phone', 'Not a phone number', z.prettifyError(phone.error));
  });

  routes.get('/phones', (context) => {
    const texts = Map.groupBy(handsets.texts(), phoneOf);
    const calls = Map.groupBy(phoneLines.calls(), ({ to }) => to);
    const phones = [...new Set([...texts.keys(), ...calls.keys()])].toSorted().map((phone) => ({
      phone,
      texts: (texts.get(phone) ?? []).map(textView),
      calls: (calls.get(phone) ?? []).map(callView),
    }));
    return context.json({ phones });
  });

  routes.get('/phones/:phone', (context) => {
    const phone = context.req.param('phone');
    const texts = handsets.textsOf(phone).map(textView);
    return context.json({ texts, calls: phoneLines.callsOf(phone).map(callView) });
  });

  routes.post('/phones/:phone/texts', async (context) => {
    const body = await readBody(context, textBody);
    if (!body.ok) return body.problem;
    const id = body.value.id ?? deps.newId();
    const result = smsVoice.receive({ ...body.value, id, from: context.req.param('phone') });
    if (result === 'unknown-number' || result === 'no-inbound-topic') return refuse(context, result);
    return context.json({ id }, result === 'redelivered' ? 200 : 202);
  });

  routes.post('/phones/:phone/calls/:callId', async (context) => {
    const body = await readBody(context, actBody);
    if (!body.ok) return body.problem;
    const result = phoneLines.act(context.req.param('phone'), context.req.param('callId'), body.value);
    return typeof result === 'string' ? refuse(context, result) : context.json(callView(result));
  });

  routes.post('/phones/:phone/dial', async (context) => {
    const body = await readBody(context, dialBody);
    if (!body.ok) return body.problem;
    const { to } = body.value;
    const result = await connect.dial({ ...body.value, from: context.req.param('phone') });
    if (result !== undefined) return context.json(result);
    const isOurs = numbers.some(({ e164: ours }) => ours === to);
    return isOurs ? context.json({ said: [], why: neverAnswers }) : refuse(context, 'no-flow');
  });

  routes.post('/phones/:phone/behaviour', async (context) => {
    const body = await readBody(context, behaviour);
    if (!body.ok) return body.problem;
    handsets.behave(context.req.param('phone'), body.value);
    return context.json(body.value);
  });

  return routes;
}

/** AWS takes no calls to such a number; docs/operations.md tells what can be done about it. */
const neverAnswers =
  'Nobody answers: End User Messaging places calls and takes none. What is heard is up to the caller’s phone company.';

/** Which end of a text is the handset's. */
function phoneOf({ direction, from, to }: Text): string {
  return direction === 'outbound' ? to : from;
}

function textView({ atMs, ...text }: Text) {
  return { ...text, at: new Date(atMs).toISOString() };
}

function callView({ id, from, to, state, message, atMs }: Call) {
  return { id, from, to, state, message, at: new Date(atMs).toISOString() };
}

function refuse(context: Parameters<typeof problem>[0], code: keyof typeof REFUSALS): Response {
  const { status, title, detail } = REFUSALS[code];
  return problem(context, status, code, title, detail);
}

const REFUSALS = {
  'unknown-number': {
    status: 404,
    title: 'No such number',
    detail: 'Dibs has no number like the one texted to; the configuration lists them.',
  },
  'no-inbound-topic': {
    status: 409,
    title: 'Nobody listens',
    detail: 'The number has no two-way topic in the template, so a text to it reaches nobody.',
  },
  'unknown-call': {
    status: 404,
    title: 'No such call',
    detail: 'That phone was not called with that id.',
  },
  'call-over': {
    status: 409,
    title: 'Not now',
    detail: 'The call is over, or it was answered already.',
  },
  'no-flow': {
    status: 404,
    title: 'Nobody answers',
    detail: 'No contact flow of the template has that number.',
  },
} as const;
