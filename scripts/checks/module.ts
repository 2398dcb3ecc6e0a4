import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import type { Repository } from './repository.ts'

/** What a file imports: the specifier as written, and its offset in the text. */
export type Import = { specifier: string; offset: number }

/** Every import and re-export of a file, those of types and those by `import()` with a fixed text included. */
export function importsOf(path: string, text: string): Import[] {
  const { module } = parseSync(path, text)
  const named = module.staticImports.map(({ moduleRequest }) => moduleRequest)
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((e) => e.moduleRequest ?? []),
  )
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const value = /^(['"`])([^$]*)\1$/.exec(text.slice(start, end))?.[2]
    return value === undefined ? [] : [{ value, start }]
  })
  return [...named, ...passedOn, ...dynamic].map(({ value, start }) => ({ specifier: value, offset: start }))
}

/** The repository file that an import names, or null for a library and for a file that is not there. */
export function targetOf(from: string, specifier: string, { files }: Repository): string | null {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(from), specifier)
    return files.includes(path) ? path : null
  }
  const [, name, rest] = /^@maillage\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? []
  if (name === undefined) return null
  const path = `packages/${name}/src/${rest ?? 'index'}.ts`
  return files.includes(path) ? path : null
}
