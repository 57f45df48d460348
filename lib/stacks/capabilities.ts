// The capabilities that have a stack of their own. Each has a folder of that name in `lib/`, and in `lambdas/` if it has functions.

export const capabilities = [
  'people',
  'routing',
  'claiming',
  'calling',
  'texting',
  'consent',
  'delivery',
  'clients',
  'campaigns',
  'live',
  'office',
  'stream',
  'webhooks',
  'portal',
] as const;

export type Capability = (typeof capabilities)[number];
