// The routes of campaigns, by what they are about.
export * from './templates/api.ts';
