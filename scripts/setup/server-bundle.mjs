// @ts-check
import { createHash } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** What a program of the server is made of. */
const SOURCES = ['apps/server/src', 'packages', 'scripts/setup/server-bundle.mjs']

/**
 * Bundles a program of the server into one file of plain JavaScript, which starts in half the time that reading its
 * TypeScript takes; once, until a source changes. What it imports from node_modules stays there.
 * @param {string} root the repository
 * @param {'main' | 'cli'} program
 * @returns {Promise<string>} the file: the program itself where nothing may be written
 */
export async function bundleServer(root, program) {
  const source = join(root, `apps/server/src/${program}.ts`)
  const file = join(root, `apps/server/dist/${program}.js`)
  const banner = `// ${sourcesStamp(root)}`
  if (beginsWith(file, banner)) return file
  // Not before it is needed: it takes a third of a start.
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    banner: { js: banner },
    entryPoints: [source],
    outfile: file,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'error',
    plugins: [onlyOurs, whereSourcesAre(dirname(file))],
  })
  const [output] = outputFiles
  if (!output) throw new Error(`${source} gave no bundle.`)
  return writeWhole(file, output.contents) ? file : source
}

/**
 * Changes whenever a source is written, added or taken away.
 * @param {string} root
 */
function sourcesStamp(root) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const add = (path) => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) {
      for (const name of readdirSync(path).sort())
        if (name !== 'node_modules' && name !== 'dist') add(join(path, name))
    } else if (found) hash.update(`${path} ${found.mtimeMs} ${found.size}\n`)
  }
  for (const source of SOURCES) add(join(root, source))
  return hash.digest('hex')
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {boolean} whether the file is there and begins with the text
 */
function beginsWith(file, text) {
  try {
    const opened = openSync(file, 'r')
    const bytes = Buffer.alloc(Buffer.byteLength(text))
    readSync(opened, bytes, 0, bytes.length, 0)
    closeSync(opened)
    return bytes.toString() === text
  } catch {
    return false
  }
}

/** @type {import('esbuild').Plugin} */
const onlyOurs = {
  name: 'only-ours',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@maillage/') ? undefined : { path, external: true },
    )
  },
}

/**
 * A file that looks beside itself for migrations, catalogue or fonts finds them where its source is.
 * @param {string} folder of the bundle
 * @returns {import('esbuild').Plugin}
 */
const whereSourcesAre = (folder) => ({
  name: 'where-sources-are',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]apps[\\/]server[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const place = relative(folder, path).replaceAll('\\', '/')
      const own = `new URL(${JSON.stringify(place)}, import.meta.url).href`
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', own), loader: 'ts' }
    })
  },
})

/**
 * Puts the file in place at once, so that a program that starts meanwhile reads the old one or the new one.
 * @param {string} file
 * @param {Uint8Array} contents
 * @returns {boolean} whether it could be written
 */
function writeWhole(file, contents) {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const part = `${file}.${process.pid}`
    writeFileSync(part, contents)
    renameSync(part, file)
    return true
  } catch {
    return false
  }
}
