import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const beside = ['README.md', 'CHANGELOG.md', 'CITATION.cff', 'LICENSE']

/** Writes the package as it is published into a folder: plain JavaScript, types, and its papers. */
export function writePublishable(folder: string): void {
  const tsc = join(root, '../../node_modules/.bin/tsc')
  execFileSync(tsc, ['-p', 'tsconfig.build.json', '--outDir', folder], { cwd: root, stdio: 'inherit' })
  for (const file of beside) copyFileSync(join(root, file), join(folder, file))
  const { name, version, description, license, type, sideEffects, keywords, dependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const published = {
    ...{ name, version, description, license, type, sideEffects, keywords },
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    dependencies,
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
}
