// What a run on the emulator says nothing about, beside what had to be taken out: printed at its end, so that nobody takes it for more.

export const notProven: readonly string[] = [
  'Waiting: it ignores TimeoutSecondsPath and its clock can’t be moved, so no offer ends, no call is missed and no phone is reminded.',
  'Daily jobs: their time doesn’t come within a run.',
  'Upgrades: it allows what CloudFormation refuses, such as dropping an export in use or a route key twice.',
  'The ledger’s deny: it knows no leading keys, so what forbids changing an event never applies.',
  'The carriers’ rights: the simulated carrier publishes as the account’s root, and asks nobody whether a function may send.',
  'API Gateway’s throttling, quotas of the account, cold starts, speed and cost.',
  'Redriving dead letters: it has no StartMessageMoveTask. Connect and push applications, which `check` looks up.',
  'The live channel: its WebSocket API is deployed, but takes no connections and no posts.',
  'The portal: no CloudFront, no browser.',
];
