// Control route for the event buses: everything that was put on them.
import { Hono } from 'hono';
import type { EventBus } from '../services/event-bus/event-bus.ts';
import { lastOf } from './last.ts';

export function eventRoutes(deps: { eventBus: Pick<EventBus, 'events'> }): Hono {
  return new Hono().get('/events', (context) => {
    const type = context.req.query('type');
    const events = deps.eventBus.events().filter((event) => type === undefined || event.type === type);
    return lastOf(context, events, (newest) => ({
      events: newest.map(({ atMs, ...event }) => ({ ...event, at: new Date(atMs).toISOString() })),
    }));
  });
}
