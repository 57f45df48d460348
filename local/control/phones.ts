// Control routes for handsets: what a phone received and sent, texting from it, and how its carrier behaves.
import { Hono } from 'hono';
import * as z from 'zod';
import { behaviour } from '../services/sms-voice/handsets.ts';
import type { InboundResult, SmsVoice } from '../services/sms-voice/sms-voice.ts';
import { problem } from './problem.ts';
import { readBody } from './read-body.ts';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a phone number in E.164, for example +12065550100');
const textBody = z.strictObject({
  to: e164,
  body: z.string().min(1).max(1600),
  /** The carrier's message id; the same id twice is a redelivery. */
  id: z.string().min(1).max(100).optional(),
});

export function phoneRoutes(deps: { smsVoice: SmsVoice; newId(): string }): Hono {
  const { smsVoice } = deps;
  const routes = new Hono();

  routes.use('/phones/:phone/*', async (context, next) => {
    const phone = e164.safeParse(context.req.param('phone'));
    if (phone.success) return next();
    return problem(context, 400, 'invalid-phone', 'Not a phone number', z.prettifyError(phone.error));
  });

  routes.get('/phones/:phone', (context) => {
    const texts = smsVoice
      .textsOf(context.req.param('phone'))
      .map(({ atMs, ...text }) => ({ ...text, at: new Date(atMs).toISOString() }));
    return context.json({ texts, calls: [] });
  });

  routes.post('/phones/:phone/texts', async (context) => {
    const body = await readBody(context, textBody);
    if (!body.ok) return body.problem;
    const id = body.value.id ?? deps.newId();
    const result = smsVoice.receive({ ...body.value, id, from: context.req.param('phone') });
    const refusal = REFUSALS[result];
    if (refusal) return problem(context, refusal.status, result, refusal.title, refusal.detail);
    return context.json({ id }, result === 'redelivered' ? 200 : 202);
  });

  routes.post('/phones/:phone/behaviour', async (context) => {
    const body = await readBody(context, behaviour);
    if (!body.ok) return body.problem;
    smsVoice.behave(context.req.param('phone'), body.value);
    return context.json(body.value);
  });

  return routes;
}

type Refusal = { status: 404 | 409; title: string; detail: string };

const REFUSALS: Readonly<Partial<Record<InboundResult, Refusal>>> = {
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
};
