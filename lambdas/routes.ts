// Every route that takes a token, as the capabilities declare them: each api.ts exports its routes and nothing else.
import * as calling from './calling/api.ts';
import * as campaigns from './campaigns/api.ts';
import * as claiming from './claiming/api.ts';
import * as clients from './clients/api.ts';
import * as consent from './consent/api.ts';
import * as delivery from './delivery/api.ts';
import * as live from './live/api.ts';
import * as office from './office/api.ts';
import * as people from './people/api.ts';
import type { Route, RouteByCountry } from './platform/http/route.ts';
import * as routing from './routing/api.ts';
import * as texting from './texting/api.ts';

export type AnyRoute = Route | RouteByCountry;

/** By capability, then by the name of the export. */
export const routesByCapability: Readonly<Record<string, Readonly<Record<string, AnyRoute>>>> = {
  calling,
  campaigns,
  claiming,
  clients,
  consent,
  delivery,
  live,
  office,
  people,
  routing,
  texting,
};

export const routes: readonly AnyRoute[] = Object.values(routesByCapability).flatMap((each) =>
  Object.values(each),
);
