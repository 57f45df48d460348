// What service worker and pages tell each other.

/** From the worker: go to `path` (a page that does answers on the port), or look after the subscription, which was renewed. */
export type FromWorker = { kind: 'open'; path: string } | { kind: 'renewed' };

/** Where the worker leaves the endpoint that it renewed, for a page that has a token. */
export const renewalCache = 'dibs-renewed';
export const renewalKey = '/renewed-endpoint';
