// The zones that a number's area code tells, by the clocks of the places that have it.
import { describe, expect, test } from '@jest/globals';
import { areaCodeZones } from '../../../lambdas/platform/time-zones/area-code-zones.ts';
import { zonesOfNumber } from '../../../lambdas/platform/time-zones/number-zones.ts';

const of = (areaCode: string) => zonesOfNumber(`+1${areaCode}5550123`);

describe('the zones of a number', () => {
  test.each([
    ['808', 'Honolulu', 'Pacific/Honolulu'],
    ['907', 'Anchorage', 'America/Anchorage'],
    ['907', 'Adak', 'America/Adak'],
    ['206', 'Seattle', 'America/Los_Angeles'],
    ['983', 'Denver, by one of the latest area codes', 'America/Denver'],
    ['480', 'Phoenix', 'America/Phoenix'],
    ['928', 'the Navajo Nation', 'America/Denver'],
    ['208', 'Coeur d’Alene', 'America/Los_Angeles'],
    ['850', 'Pensacola', 'America/Chicago'],
    ['850', 'Tallahassee', 'America/New_York'],
    ['787', 'San Juan', 'America/Puerto_Rico'],
    ['340', 'Saint Thomas', 'America/St_Thomas'],
    ['671', 'Guam', 'Pacific/Guam'],
    ['670', 'Saipan', 'Pacific/Saipan'],
    ['684', 'Pago Pago', 'Pacific/Pago_Pago'],
    ['416', 'Toronto', 'America/Toronto'],
    ['604', 'Vancouver', 'America/Vancouver'],
    ['306', 'Regina', 'America/Regina'],
    ['204', 'Winnipeg', 'America/Winnipeg'],
    ['902', 'Halifax', 'America/Halifax'],
    ['709', 'St. John’s', 'America/St_Johns'],
    ['867', 'Iqaluit', 'America/Toronto'],
  ])('TX-16 area code %s may be in %s', (areaCode, _place, zone) => {
    expect(of(areaCode)).toContain(zone);
  });

  test('TX-16 most area codes have one clock, and none has Hawaii’s but Hawaii’s own', () => {
    expect(of('212')).toEqual(['America/New_York']);
    expect(areaCodeZones['Pacific/Honolulu']).toBe('808');
  });

  test.each(['800', '900', '500', '700', '555', '999'])('TX-16 %s tells no place', (areaCode) => {
    expect(of(areaCode)).toEqual([]);
  });

  test('TX-16 a number elsewhere, or what is no number, tells no place', () => {
    expect(['+442071234567', '+1206', ''].map(zonesOfNumber)).toEqual([[], [], []]);
  });

  test('TX-16 the table names zones that this machine’s clocks know, and each area code once a zone', () => {
    const codes = Object.entries(areaCodeZones);
    expect(new Set(codes.flatMap(([, each]) => each.split(' '))).size).toBeGreaterThan(420);
    for (const [timeZone, each] of codes) {
      expect(() => new Intl.DateTimeFormat('en-US', { timeZone })).not.toThrow();
      const listed = each.split(' ');
      expect([timeZone, new Set(listed).size]).toEqual([timeZone, listed.length]);
      expect(listed.filter((code) => !/^[2-9]\d\d$/.test(code))).toEqual([]);
    }
  });
});
