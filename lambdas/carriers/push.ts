// A push message as its carriers take it.

export type Push = {
  /** The device's endpoint at its push service. */
  to: string;
  /** What a browser's is encrypted for; an app's has none. */
  keys?: { p256dh: string; auth: string } | undefined;
  subject: string;
  body: string;
  link?: string | undefined;
  /** A later push of the same thread takes the place of an earlier one. */
  thread: string;
  /** `rings`: somebody has to look now. `replaces`: tells quietly how it ended. `withdraws`: the same, to whoever still sees the earlier one. */
  manner: 'rings' | 'tells' | 'replaces' | 'withdraws';
  /** When it was decided: a push may overtake an earlier one. */
  at: string;
  /** How long the push service keeps it for a device that is off. */
  keptSeconds: number;
};
