import { describe, expect, it } from 'vitest'
import { findingsIn } from './sample-repository.ts'
import { checkTree } from './tree.ts'

const say = (texts: Record<string, string>) => findingsIn(checkTree, texts)

describe('the tree', () => {
  it('accepts a file of each kind in its place', () => {
    expect(
      say({
        'README.md': '',
        'docs/decisions/0001-the-house.md': '',
        'fixtures/spectra/ORIGIN.md': '',
        'fixtures/spectra/a.jdx': '',
        'apps/server/migrations/0001-start.sql': '',
        'apps/server/src/slices/working-group/rules.ts': '',
        'apps/server/src/slices/working-group/rules.test.ts': '',
        'apps/server/src/platform/database/lock.ts': '',
        'apps/web/src/features/activity/parts/kind-list.tsx': '',
        'packages/contract/src/activity.ts': '',
      }),
    ).toEqual([])
  })

  it.each([
    ['apps/server/src/slices/activity/handlers.ts', 'a slice holds routes.ts'],
    ['apps/server/src/slices/activity.ts', 'a file of a noun goes into its slice'],
    ['apps/server/src/slices/activity/deep/rules.ts', 'a slice holds routes.ts'],
    ['apps/server/src/slices/workingGroup/rules.ts', 'has no place here'],
    ['apps/server/src/controllers/activity.ts', 'the server has main.ts, open.ts'],
    ['apps/server/migrations/first.sql', 'NNNN-name.sql'],
    ['apps/web/src/features/activity/RecordPage.tsx', 'all kebab-case'],
    ['apps/web/src/messages/de.json', 'messages/fr.json and messages/en.json'],
    ['apps/mobile/src/main.ts', 'two apps'],
    ['docs/reasons.md', 'docs/decisions/NNNN-name.md'],
    ['notes.txt', 'nothing else lives at the root'],
  ])('refuses %s and says where it goes', (path, remedy) => {
    expect(say({ [path]: '' })).toEqual([expect.stringContaining(remedy)])
  })

  it.each(['date-utils.ts', 'helpers.ts', 'mail-service.ts'])(
    'refuses a name that says nothing: %s',
    (name) => {
      expect(say({ [`apps/server/src/platform/${name}`]: '' })).toEqual([
        expect.stringContaining('says nothing of what is inside'),
      ])
    },
  )

  it('refuses a file past 400 lines, data apart', () => {
    const long = 'x\n'.repeat(401)
    const texts = { 'packages/contract/src/kinds.json': long, 'packages/contract/src/kinds.ts': long }
    expect(say(texts)).toEqual([expect.stringMatching(/^packages\/contract\/src\/kinds\.ts .*401 lines/)])
    expect(say({ 'packages/contract/src/kinds.ts': 'x\n'.repeat(400) })).toEqual([])
  })

  it('asks a fixture for its origin', () => {
    expect(say({ 'fixtures/spectra/a.jdx': '' })).toEqual([
      expect.stringMatching(/^fixtures\/spectra {2}needs an ORIGIN/),
    ])
  })
})
