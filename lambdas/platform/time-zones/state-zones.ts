// The time zones of the states and provinces that Dibs serves: every zone that any part of one keeps (IANA tz database).
const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const pacific = 'America/Los_Angeles';

const split: Readonly<Record<string, readonly string[]>> = {
  AK: ['America/Anchorage', 'America/Adak'],
  AZ: ['America/Phoenix', mountain],
  FL: [eastern, central],
  HI: ['Pacific/Honolulu'],
  ID: [mountain, pacific],
  IN: [eastern, central],
  KS: [central, mountain],
  KY: [eastern, central],
  MI: [eastern, central],
  ND: [central, mountain],
  NE: [central, mountain],
  NV: [pacific, mountain],
  OR: [pacific, mountain],
  SD: [central, mountain],
  TN: [central, eastern],
  TX: [central, mountain],
  PR: ['America/Puerto_Rico'],
  VI: ['America/Puerto_Rico'],
  GU: ['Pacific/Guam'],
  MP: ['Pacific/Guam'],
  AS: ['Pacific/Pago_Pago'],
  AB: ['America/Edmonton'],
  BC: ['America/Vancouver', 'America/Edmonton'],
  MB: ['America/Winnipeg'],
  NB: ['America/Moncton'],
  NL: ['America/St_Johns', 'America/Goose_Bay'],
  NS: ['America/Halifax'],
  NT: ['America/Edmonton'],
  NU: ['America/Iqaluit', 'America/Winnipeg', 'America/Edmonton'],
  ON: ['America/Toronto', 'America/Winnipeg'],
  PE: ['America/Halifax'],
  QC: ['America/Toronto', 'America/Halifax'],
  SK: ['America/Regina', 'America/Edmonton'],
  YT: ['America/Whitehorse'],
};

const whole: Readonly<Record<string, string>> = {
  [eastern]: 'CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV',
  [central]: 'AL AR IA IL LA MN MO MS OK WI',
  [mountain]: 'CO MT NM UT WY',
  [pacific]: 'CA WA',
};

/** Zones that a person in `state` may live by. An unknown state may be anywhere from east to west. */
export function zonesOf(state: string): readonly string[] {
  const zone = Object.keys(whole).find((name) => whole[name]?.split(' ').includes(state));
  return split[state] ?? (zone === undefined ? [eastern, central, mountain, pacific] : [zone]);
}
