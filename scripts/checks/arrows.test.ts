import { describe, expect, it } from 'vitest'
import { checkArrows } from './arrows.ts'
import { findingsIn } from './sample-repository.ts'

const SLICES = 'apps/server/src/slices'
const FEATURES = 'apps/web/src/features'

/** What the check says of one import, both files being there. */
function sayOf(from: string, specifier: string, target: string): string[] {
  return findingsIn(checkArrows, {
    [from]: `import { x } from '${specifier}'`,
    [target]: 'export const x = 1',
  })
}

describe('arrows', () => {
  it.each([
    [`${SLICES}/report/queries.ts`, '../activity/queries.ts', `${SLICES}/activity/queries.ts`],
    [`${SLICES}/analysis/commands.ts`, '../activity/port.ts', `${SLICES}/activity/port.ts`],
    [`${SLICES}/report/sql.ts`, '../../platform/db.ts', 'apps/server/src/platform/db.ts'],
    [`${SLICES}/report/rules.ts`, '@maillage/contract/report', 'packages/contract/src/report.ts'],
    [`${FEATURES}/report/page.tsx`, '../../ui/button.tsx', 'apps/web/src/ui/button.tsx'],
    [`${FEATURES}/network/page.tsx`, '../document/embedded.tsx', `${FEATURES}/document/embedded.tsx`],
    ['apps/server/src/app.ts', './slices/report/routes.ts', `${SLICES}/report/routes.ts`],
    [`${SLICES}/report/report.test.ts`, '../activity/sql.ts', `${SLICES}/activity/sql.ts`],
  ])('%s may import %s', (from, specifier, target) => {
    expect(sayOf(from, specifier, target)).toEqual([])
  })

  it.each([
    [
      `${SLICES}/report/queries.ts`,
      '../activity/sql.ts',
      `${SLICES}/activity/sql.ts`,
      'queries.ts, rules.ts or port.ts',
    ],
    [`${SLICES}/report/rules.ts`, '../../main.ts', 'apps/server/src/main.ts', 'a slice imports the platform'],
    [
      'apps/server/src/platform/db.ts',
      '../slices/report/rules.ts',
      `${SLICES}/report/rules.ts`,
      'no word of the field',
    ],
    ['apps/server/src/app.ts', './slices/report/sql.ts', `${SLICES}/report/sql.ts`, 'table of contents'],
    [
      'packages/contract/src/report.ts',
      '../../../apps/server/src/main.ts',
      'apps/server/src/main.ts',
      'a package knows neither the apps',
    ],
    [
      `${FEATURES}/report/page.tsx`,
      '../activity/page.tsx',
      `${FEATURES}/activity/page.tsx`,
      "another feature's api.ts",
    ],
    [
      'apps/web/src/ui/button.tsx',
      '@maillage/contract/report',
      'packages/contract/src/report.ts',
      'ui knows no word',
    ],
    [
      'apps/web/src/main.tsx',
      '../../server/src/main.ts',
      'apps/server/src/main.ts',
      'the page never imports the server',
    ],
  ])('%s may not import %s', (from, specifier, target, remedy) => {
    expect(sayOf(from, specifier, target)).toEqual([expect.stringContaining(remedy)])
  })

  it('keeps what tests share out of the product', () => {
    const target = 'apps/server/src/testing/figures.ts'
    expect(sayOf(`${SLICES}/report/report.test.ts`, '../../testing/figures.ts', target)).toEqual([])
    expect(sayOf(`${SLICES}/report/queries.ts`, '../../testing/figures.ts', target)).toEqual([
      expect.stringContaining('which is for tests'),
    ])
  })

  it('sees types, re-exports and import() too', () => {
    const sql = { [`${SLICES}/activity/sql.ts`]: 'export const x = 1' }
    for (const line of [
      "import type { x } from '../activity/sql.ts'",
      "export * from '../activity/sql.ts'",
      "await import('../activity/sql.ts')",
    ]) {
      expect(findingsIn(checkArrows, { ...sql, [`${SLICES}/report/queries.ts`]: line })).toHaveLength(1)
    }
  })

  it.each([
    ['packages/contract/src/report.ts', 'node:fs', 'zod and @orpc/contract only'],
    ['packages/spectra/src/read.ts', 'node:fs', 'reading files is for its caller'],
    ['apps/web/src/main.tsx', 'kysely', 'does not belong in a browser'],
  ])('%s may not use %s', (from, library, remedy) => {
    expect(findingsIn(checkArrows, { [from]: `import '${library}'` })).toEqual([
      expect.stringContaining(remedy),
    ])
  })

  it('refuses a circle, even through a test', () => {
    const texts = {
      [`${SLICES}/a/rules.ts`]: "import '../b/rules.ts'",
      [`${SLICES}/b/rules.ts`]: "import '../c/rules.ts'",
      [`${SLICES}/c/rules.ts`]: "import '../a/rules.ts'",
      [`${SLICES}/d/one.test.ts`]: "import './two.test.ts'",
      [`${SLICES}/d/two.test.ts`]: "import './one.test.ts'",
    }
    expect(findingsIn(checkArrows, texts)).toEqual([
      expect.stringContaining(
        'a/rules.ts → apps/server/src/slices/b/rules.ts → apps/server/src/slices/c/rules.ts',
      ),
      expect.stringContaining('one.test.ts → apps/server/src/slices/d/two.test.ts'),
    ])
  })

  it('lets the two programs only read the environment', () => {
    const read = '// process.env is here\n\nexport const port = process.env.PORT'
    expect(
      findingsIn(checkArrows, { 'apps/server/src/main.ts': read, 'apps/server/src/cli.ts': read }),
    ).toEqual([])
    expect(findingsIn(checkArrows, { 'apps/server/src/platform/http.ts': read })).toEqual([
      expect.stringMatching(/^apps\/server\/src\/platform\/http\.ts:3 .*reads the environment/),
    ])
    expect(findingsIn(checkArrows, { 'apps/server/src/platform/http.ts': '// not process.env' })).toEqual([])
  })
})
