// Which way imports go: handlers → rules and stores → platform. Kept by `npm run lint`.

/** From the ground up: each may use those before it. */
const capabilities = [
  'carriers',
  'people',
  'routing',
  'consent',
  'claiming',
  'texting',
  'delivery',
  'calling',
  'clients',
  'campaigns',
  'live',
  'office',
  'stream',
  'webhooks',
];
const withRules = capabilities.filter((name) => name !== 'carriers' && name !== 'stream').join('|');
/** Where the routes are declared: what the infrastructure and the API's description are made from. */
const descriptions = '^lambdas/([a-z-]+/api|[a-z-]+/[a-z-]+/api|routes|platform/http/route)\\.ts$';
/** What descriptions and rules share: schemas of fields, and codes. */
const vocabulary =
  '^lambdas/platform/((http|faults|phones|places|table)/)?(act|retention|instant|search-text|city-name|postal-code|state-code|cursor|read-as|recorded-number|idempotency-key|email-address|problem|principal|outcome|api-sections|text|faults|etag|versioned-item|written-text)\\.ts$';
const rules = `^lambdas/(${withRules})/(?!handlers/)(?!api\\.ts$)(?![a-z-]+/api\\.ts$)(?!.*-handler\\.ts$)(?!.*-(stores?|client)\\.ts$)`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...capabilities.slice(0, -1).map((name, index) => ({
      name: `${name}-uses-what-lies-below`,
      comment:
        'No arrow runs up: what a capability needs of one above it is handed in, by a port of its own.',
      severity: 'error',
      from: { path: `^lambdas/${name}/` },
      to: { path: `^lambdas/(${capabilities.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'the-client-stands-alone',
      comment: 'It is a package of its own.',
      severity: 'error',
      from: { path: '^client/' },
      to: { pathNot: '^(client/|node_modules/(openapi-fetch|zod)/)' },
    },
    {
      name: 'functions-have-no-client',
      comment: 'They are the API.',
      severity: 'error',
      from: { path: '^(lambdas|lib)/' },
      to: { path: '^client/' },
    },
    {
      name: 'nobody-imports-handlers',
      comment: 'A capability offers its rules and stores, never its handlers.',
      severity: 'error',
      from: { path: '^(lambdas|lib|local)/' },
      to: { path: '/handlers/' },
    },
    {
      name: 'rules-are-pure',
      comment:
        'Rules import zod, each other and libraries that compute; time, ids and randomness are arguments.',
      severity: 'error',
      from: { path: rules },
      to: {
        pathNot: [
          rules,
          vocabulary,
          '^lambdas/carriers/(receipt|voice|push|carrier-answer)\\.ts$',
          '^lambdas/platform/phones/(phone-number|personal-phone|numbering-plan)\\.ts$',
          '^lambdas/platform/(lazily\\.ts$|time-zones/)',
          '^node_modules/(zod|libphonenumber-js|sms-segments-calculator|date-fns|@date-fns/utc|csv-stringify)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'descriptions-are-pure',
      comment:
        'A route is declared by schemas alone: no SDK, store, middleware or table of countries comes along.',
      severity: 'error',
      from: { path: descriptions },
      to: {
        pathNot: [descriptions, rules, vocabulary, '^node_modules/zod/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'platform-knows-no-capability',
      severity: 'error',
      from: { path: '^lambdas/platform/' },
      to: { path: '^lambdas/(?!platform/)' },
    },
    {
      name: 'only-carriers-talk-to-carriers',
      comment: 'One gate for every text: no other code knows the SDK of a carrier.',
      severity: 'error',
      from: { path: '^lambdas/', pathNot: '^lambdas/carriers/' },
      to: { path: 'client-(pinpoint-sms-voice-v2|connect|sesv2|sns)' },
    },
    {
      name: 'a-carrier-is-chosen-by-a-handler',
      comment: 'Rules and stores know ports, and what all carriers have in common.',
      severity: 'error',
      from: { path: '^lambdas/(?!carriers/)', pathNot: '/handlers/' },
      to: { path: '^lambdas/carriers/[^/]+/' },
    },
    {
      name: 'only-carriers-talk-over-http',
      comment: 'One gate for every text: a carrier without an SDK is reached from its folder alone.',
      severity: 'error',
      from: { path: '^lambdas/', pathNot: '^lambdas/carriers/' },
      to: { path: '^(node:)?(https?|http2|undici)$' },
    },
    {
      name: 'lib-and-lambdas-share-schemas-only',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(lambdas|local)/', pathNot: [rules, descriptions] },
    },
    {
      name: 'what-is-deployed-knows-nothing-of-the-local-cloud',
      severity: 'error',
      from: { path: '^(lambdas|lib|bin)/' },
      to: { path: '^(local|test|scripts)/' },
    },
    {
      name: 'no-development-tools-in-lambdas',
      severity: 'error',
      from: { path: '^lambdas/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Its parser reads no JSX: the views of the desk import what they show, and nothing imports them.
    exclude: { path: '^(dist|cdk\\.out)/|\\.tsx$' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
