// Every state and province has the zones that its people live by.
import { describe, expect, test } from '@jest/globals';
import { zonesOf } from '../../../lambdas/platform/time-zones/state-zones.ts';

const states =
  'AL AK AZ AR CA CO CT DC DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(
    ' ',
  );
const territories = ['AS', 'GU', 'MP', 'PR', 'VI'];
const provinces = 'AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' ');
const everywhere = [...states, ...territories, ...provinces];

/** Hours from UTC at `at`. */
function offsetIn(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(offset) ?? [];
  return Number(`${sign}1`) * (Number(hours) + Number(minutes) / 60);
}

describe('time zones', () => {
  test('51 states with the capital’s district, 5 territories and 13 provinces have zones that Intl knows', () => {
    expect(everywhere).toHaveLength(51 + 5 + 13);
    for (const state of everywhere) {
      const zones = zonesOf(state);
      expect([state, zones.length > 0 && new Set(zones).size === zones.length]).toEqual([state, true]);
      for (const zone of zones) expect(() => offsetIn(zone, new Date())).not.toThrow();
    }
  });

  test('no state is taken for an unknown one', () => {
    const unknown = zonesOf('XX');
    expect(unknown.length).toBeGreaterThan(2);
    expect(everywhere.filter((state) => zonesOf(state).join() === unknown.join())).toEqual([]);
  });

  test.each([
    ['Pensacola', 'FL', 'America/Chicago'],
    ['El Paso', 'TX', 'America/Denver'],
    ['Knoxville', 'TN', 'America/New_York'],
    ['Gary', 'IN', 'America/Indiana/Knox'],
    ['Bowling Green', 'KY', 'America/Chicago'],
    ['Menominee', 'MI', 'America/Menominee'],
    ['Coeur d’Alene', 'ID', 'America/Los_Angeles'],
    ['Ontario, Oregon', 'OR', 'America/Boise'],
    ['Window Rock', 'AZ', 'America/Denver'],
    ['Tucson', 'AZ', 'America/Phoenix'],
    ['Adak', 'AK', 'America/Adak'],
    ['Honolulu', 'HI', 'Pacific/Honolulu'],
    ['San Juan', 'PR', 'America/Puerto_Rico'],
    ['Saint Thomas', 'VI', 'America/St_Thomas'],
    ['Hagåtña', 'GU', 'Pacific/Guam'],
    ['Saipan', 'MP', 'Pacific/Saipan'],
    ['Pago Pago', 'AS', 'Pacific/Pago_Pago'],
    ['Fort Nelson', 'BC', 'America/Fort_Nelson'],
    ['Lloydminster', 'SK', 'America/Edmonton'],
    ['Thunder Bay', 'ON', 'America/Toronto'],
    ['Atikokan', 'ON', 'America/Atikokan'],
    ['Blanc-Sablon', 'QC', 'America/Blanc-Sablon'],
    ['Goose Bay', 'NL', 'America/Goose_Bay'],
    ['Resolute', 'NU', 'America/Resolute'],
    ['Inuvik', 'NT', 'America/Inuvik'],
    ['Whitehorse', 'YT', 'America/Whitehorse'],
    ['Moncton', 'NB', 'America/Moncton'],
  ])(
    '%s keeps its hours in winter and in summer: its offset lies among those of %s',
    (_city, state, zone) => {
      for (const at of [new Date('2026-01-15T12:00:00Z'), new Date('2026-07-15T12:00:00Z')]) {
        const offsets = zonesOf(state).map((each) => offsetIn(each, at));
        expect(offsets).toContain(offsetIn(zone, at));
      }
    },
  );
});
