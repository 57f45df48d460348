// Which way imports go: handlers → rules and stores → platform. Kept by `npm run lint`.
const capabilities = 'routing|claiming|calling|texting|consent|delivery';
const rules = `^lambdas/(${capabilities})/(?!handlers/)(?!(api|[a-z-]+-handler)\\.ts$)(?!.*-(store|client)\\.ts$)`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-capability-circles',
      comment:
        'A capability may use another, but no two use each other: routing ← claiming ← texting and calling, consent ← delivery ← calling.',
      severity: 'error',
      from: { path: '^lambdas/([^/]+)/' },
      to: { path: '^lambdas/([^/]+)/', pathNot: '^lambdas/$1/', circular: true },
      scope: 'folder',
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
        pathNot: [rules, '^node_modules/(zod|sms-segments-calculator|date-fns|@date-fns/utc|csv-stringify)/'],
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
      name: 'only-delivery-talks-to-carriers',
      comment: 'One gate for every text: no other code reaches a carrier.',
      severity: 'error',
      from: { path: '^lambdas/', pathNot: '^lambdas/delivery/.*-client\\.ts$' },
      to: { path: 'client-(pinpoint-sms-voice-v2|connect|sesv2)' },
    },
    {
      name: 'lib-and-lambdas-share-schemas-only',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(lambdas|local)/', pathNot: rules },
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
