// The routes of campaigns, by what they are about.
export * from './bulk/api.ts';
export * from './client-plans/api.ts';
export * from './concierge/api.ts';
export * from './figures/api.ts';
export * from './plans/api.ts';
export * from './templates/api.ts';
