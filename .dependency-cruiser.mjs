/** The directions of ARCHITECTURE.md, checked. Tests may reach further: they put things together. */
const tests = '(\\.(test|prop\\.test|int\\.test)\\.tsx?$|/contract-[^/]+\\.ts$)';
const features = '^server/src/features/';

export default {
  forbidden: [
    {
      name: 'kernel-depends-on-nothing',
      comment: 'The kernel is words and arithmetic; everything else may depend on it.',
      severity: 'error',
      from: { path: '^kernel/', pathNot: tests },
      to: { pathNot: '^kernel/' },
    },
    {
      name: 'engines-know-only-the-kernel',
      comment: 'Engines are pure: no I/O, no other engine, no library of the server.',
      severity: 'error',
      from: { path: '^engines/([^/]+)/', pathNot: tests },
      to: { pathNot: ['^engines/$1/', '^kernel/'] },
    },
    {
      name: 'ports-are-interfaces',
      comment:
        'A port says what is needed, at most pages for our HTTP server; it knows neither who gives nor who asks.',
      severity: 'error',
      from: { path: '^server/src/ports/', pathNot: tests },
      to: {
        path: '^(server/(?!src/(ports/|log\\.ts|http/http-server\\.ts))|web/|client/|town/|bench/|tools/|engines/)',
      },
    },
    {
      name: 'adapters-know-only-ports',
      comment: 'An adapter gives what a port asks for; what the platform does with it is not its concern.',
      severity: 'error',
      from: { path: '^server/src/adapters/', pathNot: tests },
      to: {
        path: '^(server/src/(features/|http/(?!http-server\\.ts|access\\.ts|problems\\.ts)|app\\.ts|platform\\.ts|main\\.ts)|web/|client/|town/|bench/|engines/)',
      },
    },
    {
      name: 'features-know-no-adapter',
      comment: 'Features ask ports; app.ts and platform.ts choose the adapters.',
      severity: 'error',
      from: { path: features, pathNot: tests },
      to: {
        path: '^(server/src/(adapters/|app\\.ts|platform\\.ts|main\\.ts)|web/|client/|town/|bench/|tools/)',
      },
    },
    {
      name: 'features-have-one-door',
      comment: 'A feature is reached through its index.ts; what merely follows from something is an event.',
      severity: 'error',
      from: { path: '^server/src/features/([^/]+)/([^/]+)/', pathNot: tests },
      to: { path: `${features}[^/]+/[^/]+/`, pathNot: ['^server/src/features/$1/$2/', '/index\\.ts$'] },
    },
    {
      name: 'hub-knows-no-feature',
      comment:
        'Sockets of rooms carry what features tell them; who may watch and what is kept is asked through doors.',
      severity: 'error',
      from: { path: '^server/src/hub/', pathNot: tests },
      to: { path: '^server/src/(features/|adapters/|database\\.ts|app\\.ts|platform\\.ts|main\\.ts)' },
    },
    {
      name: 'server-serves-no-one-above',
      comment: 'The server is not built from what uses it.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: tests },
      to: { path: '^(web/|client/|bench/|tests/)' },
    },
    {
      name: 'web-entries-stay-apart',
      comment:
        'Shopper, studio and ops are loaded by different people; what they share is in player, ui and shared.',
      severity: 'error',
      from: { path: '^web/(shopper|studio|ops)/' },
      to: { path: '^web/(shopper|studio|ops)/', pathNot: '^web/$1/' },
    },
    {
      name: 'shared-web-knows-no-entry',
      severity: 'error',
      from: { path: '^web/(player|ui|shared)/' },
      to: { path: '^web/(shopper|studio|ops)/' },
    },
    {
      name: 'ui-knows-no-router-query-or-api',
      comment: 'A part of the ui is told everything and asks for nothing.',
      severity: 'error',
      from: { path: '^web/ui/' },
      to: { path: ['^(client|server|kernel)/', '^web/(?!ui/)', '(^|/)@tanstack/', '(^|/)openapi-fetch'] },
    },
    {
      name: 'web-talks-through-the-client',
      comment: 'What the web uses is what outsiders use.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(server|engines|town|bench|tools|tests)/' },
    },
    {
      name: 'client-is-for-outsiders',
      severity: 'error',
      from: { path: '^client/', pathNot: tests },
      to: { path: '^(server|engines|web|town|bench|tools|tests)/' },
    },
    {
      name: 'town-lives-outside',
      comment: 'The town drives the public API like anybody else.',
      severity: 'error',
      from: { path: '^town/', pathNot: tests },
      to: { path: '^(server/src/(features|adapters|http|app|platform|database)|web/|engines/)' },
    },
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: 'node_modules' } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { pathNot: tests },
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist[^/]*|node_modules)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
