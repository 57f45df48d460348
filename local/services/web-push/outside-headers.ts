// What goes along with a function's call of the internet, beside its own headers: whom it calls, who it is, and its process.

export const OUTSIDE_HEADERS = {
  address: 'x-local-address',
  caller: 'x-local-caller',
  session: 'x-local-session',
} as const;

/** Nobody has that name: the caller's `fetch` fails as it does where a name can't be looked up. */
export const NO_SUCH_HOST = 421;
