/**
 * The import rule of docs/ARCHITECTURE.md: which room may know of which, no cycles (type imports included),
 * and into a room only through its index.ts.
 */
const rooms = ['text', 'record', 'acquire', 'extract', 'read', 'relate', 'store', 'access', 'jobs', 'brief', 'http'];
const may = {
  text: [],
  record: ['text'],
  acquire: ['record', 'text'],
  extract: ['record', 'text'],
  read: ['record', 'text'],
  relate: ['record', 'text'],
  store: ['record', 'text'],
  access: ['record', 'text', 'store'],
  jobs: ['text', 'record', 'acquire', 'extract', 'read', 'relate', 'store'],
  brief: ['record', 'text', 'relate'],
  http: ['brief', 'jobs', 'access', 'store', 'record', 'text'],
};
const forbidden = [
  { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'through-index',
    comment: 'A room is entered only through its index.ts.',
    severity: 'error',
    from: { path: '^src/([^/]+)/' },
    to: { path: '^src/([^/]+)/(?!index\\.ts$)', pathNot: '^src/$1/' },
  },
  {
    name: 'entry-through-index',
    severity: 'error',
    from: { path: '^src/[^/]+\\.ts$' },
    to: { path: '^src/[^/]+/(?!index\\.ts$)' },
  },
  { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
];
for (const room of rooms) {
  const barred = [...rooms, 'cli'].filter((other) => other !== room && !may[room].includes(other));
  forbidden.push({
    name: `${room}-imports`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: `^src/(${barred.join('|')})/` },
  });
}
forbidden.push({
  name: 'brief-takes-only-types-of-relate',
  severity: 'error',
  from: { path: '^src/brief/' },
  to: { path: '^src/relate/', dependencyTypesNot: ['type-only'] },
});
module.exports = {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
