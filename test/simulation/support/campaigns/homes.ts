// Where the clients of a history may be: by the state of the house and by the area code of the phone, each with its zones, written down by hand
// (TX-16). A state's first zone is that of its plans.
import { type Zone, zones } from './local-clocks.ts';

const { aleutian, alaska, arizona, atlantic, central, eastern, hawaii, mountain, newfoundland, pacific } =
  zones;

export const states = ['WA', 'AZ', 'NY', 'TX', 'AK', 'HI', 'NL'] as const;
export type State = (typeof states)[number];

export const areaCodes = ['206', '602', '212', '907', '808', '709'] as const;
export type AreaCode = (typeof areaCodes)[number];

export type Zones = { place: readonly [Zone, ...Zone[]]; number: readonly Zone[] };

const zonesOfState: Record<State, Zones['place']> = {
  WA: [pacific],
  AZ: [arizona, mountain],
  NY: [eastern],
  TX: [central, mountain],
  AK: [alaska, aleutian],
  HI: [hawaii],
  NL: [newfoundland, atlantic],
};

const zonesOfAreaCode: Record<AreaCode, readonly Zone[]> = {
  206: [pacific],
  602: [arizona],
  212: [eastern],
  907: [alaska, aleutian],
  808: [hawaii],
  709: [newfoundland, atlantic],
};

export type Place = { name: string; phone: string; state: State; zones: Zones };

/** Each with a phone of their own. */
export function crowdPlacesOf(crowd: readonly { state: State }[]): Place[] {
  return crowd.map(({ state }, index) => ({
    name: `Nora Sample ${index}`,
    phone: `+12065550${150 + index}`,
    state,
    zones: { place: zonesOfState[state], number: zonesOfAreaCode['206'] },
  }));
}

/** Three clients of one team; the first and the last have one phone, and the last has no name. */
export function placesOf({
  homes,
  phones,
}: {
  homes: readonly State[];
  phones: readonly AreaCode[];
}): Place[] {
  const [own = '206', shared = '206'] = phones;
  const codes = [shared, own, shared];
  const names = ['Clara Client', 'Omar Sample', ''];
  return homes.map((state, index) => {
    const code = codes[index] ?? shared;
    const phone = `+1${code}555018${code === own && index === 1 ? 9 : 8}`;
    return {
      name: names[index] ?? '',
      phone,
      state,
      zones: { place: zonesOfState[state], number: zonesOfAreaCode[code] },
    };
  });
}
