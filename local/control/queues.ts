// Control routes for queues: what lies in them, and moving dead letters back to where they came from.
import { Hono } from 'hono';
import { problem } from '../platform/problem.ts';
import type { Sqs } from '../services/sqs/sqs.ts';

export function queueRoutes(deps: { sqs: Sqs }): Hono {
  const routes = new Hono();

  routes.get('/queues', (context) => {
    const queues = deps.sqs.inspect().map(({ name, purpose, deadLetterOf, messages }) => ({
      name,
      purpose,
      deadLetterOf,
      messages: messages.map((message) => ({
        id: message.messageId,
        body: message.body,
        sentAt: new Date(message.sentAtMs).toISOString(),
        visibleAt: new Date(message.visibleAtMs).toISOString(),
        receiveCount: message.receiveCount,
      })),
    }));
    return context.json({ queues });
  });

  routes.post('/queues/:name/redrive', (context) => {
    const name = context.req.param('name');
    const moved = deps.sqs.redrive(name);
    if (moved === undefined) {
      return problem(context, 404, 'unknown-queue', 'No such queue', `The template has no queue ${name}.`);
    }
    return context.json({ moved });
  });

  return routes;
}
