// Control route for the numbers of Dibs that a handset can reach: by text, or by calling a contact flow.
import { Hono } from 'hono';
import type { Connect } from '../services/connect/connect.ts';
import type { OwnedNumber } from '../services/sms-voice/numbers.ts';

export function numberRoutes(deps: {
  numbers: readonly OwnedNumber[];
  connect: Pick<Connect, 'numbers'>;
}): Hono {
  const texted = deps.numbers.filter(({ twoWayTopicArn }) => twoWayTopicArn !== undefined);
  return new Hono().get('/numbers', (context) =>
    context.json({
      texts: texted.map(({ arn, e164 }) => ({ number: e164, name: arn.split('/').at(-1) })),
      calls: deps.connect.numbers().map((number) => ({ number })),
    }),
  );
}
