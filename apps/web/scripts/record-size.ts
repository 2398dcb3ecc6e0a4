import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

export interface ScriptSize {
  readonly file: string
  readonly gzipBytes: number
}

/** The most script, gzip, that the first load of Record may bring. */
export const recordLimitBytes = 200_000

/** The scripts that a page needs before it can be used: the entry, the page's own chunk, and all they import. */
function firstScripts(manifest: Manifest, sources: readonly string[]): Set<string> {
  const files = new Set<string>()
  const add = (source: string) => {
    const chunk = manifest[source]
    if (!chunk) throw new Error(`the build has no ${source}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(add)
  }
  sources.forEach(add)
  return files
}

/** Gzip size of each script first loaded by `/record`, read from a build's own manifest. */
export function recordScripts(dist: string): readonly ScriptSize[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const page = Object.keys(manifest).find((source) => source.endsWith('features/record/record-page.tsx'))
  const files = firstScripts(manifest, ['index.html', ...(page ? [page] : [])])
  return [...files].map((file) => ({
    file,
    gzipBytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
  }))
}
