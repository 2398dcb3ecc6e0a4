/** Where files may be. A place that is not here does not exist: add it with a decision record, or find the one that fits. */

const NAME = '[a-z][a-z0-9]*(-[a-z0-9]+)*'
const CODE = `${NAME}(\\.test)?\\.tsx?`

const SLICE_FILES = ['routes', 'commands', 'queries', 'rules', 'sql', 'import', 'export', 'jobs', 'port']

const PATTERNS = [
  // root
  '(README|ARCHITECTURE|CONTRIBUTING|CHANGELOG)\\.md|LICENSE',
  '(package|package-lock|tsconfig|tsconfig\\.base|biome|knip)\\.json',
  '\\.(editorconfig|gitignore|gitattributes|npmrc|nvmrc)',
  '\\.ci/run',
  // documents
  `docs/decisions/\\d{4}-${NAME}\\.md`,
  'docs/glossary\\.md',
  'docs/generated/(openapi\\.json|report-template\\.schema\\.json|schema\\.sql|rules\\.md|access\\.md)',
  `fixtures/${NAME}/.+`,
  // tooling
  `scripts/${NAME}(\\.test)?\\.(mjs|ts)`,
  'scripts/vitest\\.config\\.ts',
  `scripts/(checks|docs|setup|test)/${NAME}(\\.test)?\\.(mjs|ts)`,
  `e2e/(${NAME}(\\.(test|soak))?|vitest\\.config)\\.ts`,
  // packages
  `packages/${NAME}/(package|tsconfig)\\.json`,
  `packages/${NAME}/((README|CHANGELOG)\\.md|LICENSE|CITATION\\.cff|tsconfig\\.build\\.json)`,
  `packages/${NAME}/scripts/${NAME}(\\.test)?\\.ts`,
  // Kernels in AssemblyScript: another language with the same ending.
  `packages/${NAME}/kernels/(${NAME}\\.ts|tsconfig\\.json)`,
  `packages/${NAME}/(vite|vitest|tsdown)\\.config\\.ts`,
  `packages/${NAME}/src/(${NAME}/)*${CODE}`,
  `packages/${NAME}/src/(${NAME}/)*${NAME}\\.json`,
  `packages/${NAME}/bench/${NAME}\\.bench\\.ts`,
  // server
  'apps/server/(package|tsconfig)\\.json',
  'apps/server/vitest\\.config\\.ts',
  `apps/server/src/platform/db/fixtures/.+`,
  `apps/server/migrations/\\d{4}-${NAME}\\.sql`,
  'apps/server/src/(main|open|app|cli)(\\.test)?\\.ts',
  // One file a command, the checks of doctor, and every word in both languages.
  `apps/server/src/cli/((doctor|spectra|words)/)?${CODE}`,
  `apps/server/src/platform/(${NAME}/)?${CODE}`,
  // A worker thread is started by plain Node, before anything that reads TypeScript.
  'apps/server/src/platform/db/pglite-(worker|session)\\.js',
  `apps/server/src/slices/${NAME}/(${SLICE_FILES.join('|')})\\.ts`,
  `apps/server/src/slices/${NAME}/${NAME}\\.test\\.ts`,
  `apps/server/src/slices/${NAME}/renderings/(${CODE}|${NAME}\\.typ)`,
  // Tests of the server as a whole, and what tests share.
  `apps/server/src/(testing|access)/${CODE}`,
  // A file of the catalogue is named after the code that it defines.
  `apps/server/catalogue/(${NAME}/)?[a-z][a-z0-9_-]*\\.json`,
  'apps/server/catalogue/README\\.md',
  `apps/server/bench/${NAME}\\.bench\\.ts`,
  `apps/server/soak/${NAME}\\.soak\\.ts`,
  // web
  'apps/web/(package|tsconfig)\\.json',
  `apps/web/scripts/${NAME}(\\.test)?\\.ts`,
  `apps/web/(index\\.html|(vite|vitest)\\.config\\.ts|${NAME}\\.ts)`,
  `apps/web/(project\\.inlang|public)/.+`,
  `apps/web/src/(${NAME}\\.tsx?|${NAME}\\.css|${NAME}\\.d\\.ts)`,
  'apps/web/src/messages/(fr|en)\\.json',
  `apps/web/src/(routes|shell|platform|ui)/(${NAME}/)?(${CODE}|${NAME}\\.css)`,
  `apps/web/src/features/${NAME}/(parts/)?(${CODE}|${NAME}\\.css)`,
]

const PLACE = new RegExp(`^(${PATTERNS.join('|')})$`)

/** Whether a path from the root is one of the places of the house. */
export function hasPlace(path: string): boolean {
  return PLACE.test(path)
}

/** What to say about a file that has no place, by where it was put: the first that fits. */
const REMEDIES: [RegExp, string][] = [
  [
    /^apps\/server\/src\/slices\/[^/]+\.ts$/,
    'a file of a noun goes into its slice: apps/server/src/slices/<noun>/',
  ],
  [
    /^apps\/server\/src\/slices\//,
    `a slice holds ${SLICE_FILES.map((name) => `${name}.ts`).join(' ')} and *.test.ts, and renderings/ when its data leaves in several forms: a limit or a change of state is a rule, a read a query, a write a command`,
  ],
  [
    /^apps\/server\/src\/platform\//,
    'the platform has one level of folders, kebab-case TypeScript only; what speaks of the field is a slice',
  ],
  [
    /^apps\/server\/src\//,
    'the server has main.ts, open.ts, app.ts, cli.ts and cli/, platform/, slices/<noun>/, and access/ and testing/ for tests',
  ],
  [/^apps\/server\/migrations\//, 'a migration is NNNN-name.sql, in kebab-case'],
  [
    /^apps\/server\//,
    'the server has src/, migrations/, catalogue/ (JSON), bench/NAME.bench.ts and soak/NAME.soak.ts',
  ],
  [
    /^apps\/web\/src\/messages\//,
    'the words are in messages/fr.json and messages/en.json, one file a language',
  ],
  [
    /^apps\/web\/src\/features\//,
    'a feature is features/<noun>/ with pages, api.ts, embedded.tsx for what other features show, tests, and its components in parts/, all kebab-case',
  ],
  [
    /^apps\/web\/src\//,
    'the page has routes, shell/, platform/, ui/, messages/ and features/<noun>/, with kebab-case files',
  ],
  [/^apps\/web\//, 'the page has index.html, its build configuration and scripts/, public/ and src/'],
  [/^apps\//, 'there are two apps: server and web'],
  [
    /^packages\//,
    'a package has package.json, tsconfig.json, src/ in kebab-case TypeScript, and bench/NAME.bench.ts',
  ],
  [/^docs\/generated\//, 'generated documents are written by npm run docs only'],
  [
    /^docs\//,
    'a reason is docs/decisions/NNNN-name.md, a word docs/glossary.md; the rest is ARCHITECTURE.md',
  ],
  [/^fixtures\//, 'a fixture lives in fixtures/<name>/ with its ORIGIN.md'],
  [/^e2e\//, 'a browser journey is e2e/NAME.test.ts'],
  [/^scripts\//, 'tooling is scripts/NAME.mjs or .ts, and one level of folders: checks, docs, setup, test'],
]

/** The sentence that says where a file without a place should go instead. */
export function remedyFor(path: string): string {
  const found = REMEDIES.find(([pattern]) => pattern.test(path))
  return found?.[1] ?? 'nothing else lives at the root: see the tree in ARCHITECTURE.md'
}
