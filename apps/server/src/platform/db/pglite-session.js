/**
 * PGlite with what it lacks for real data. Plain JavaScript, like the worker that runs it: a worker thread starts
 * without a TypeScript loader, so these two files run as they are from sources, in tests and in a bundle.
 */
import fs from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** PGlite never calls fsync and its file system has no such call: both are added, so that a power cut loses nothing acknowledged. */
class DurableFiles extends NodeFS {
  /**
   * @override
   * @type {NodeFS['init']}
   */
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options)
    /** @param {any} module */
    const addFsync = (module) => {
      const files = module.NODEFS ?? module.FS.filesystems.NODEFS
      files.stream_ops.fsync = (/** @type {{ nfd: number }} */ stream) => {
        fs.fsyncSync(stream.nfd)
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } }
  }
}

const small = ['-c', 'shared_buffers=32MB']
const durable = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync']
const asText = new Proxy({}, { get: () => (/** @type {string} */ text) => text })

/**
 * Opens a database in a directory (durable) or in memory (without one), from an image (a tarball of its files) when the place is empty and one is given.
 * @param {{ directory?: string | undefined, imageFile?: string | undefined }} place
 */
export async function openPglite({ directory, imageFile }) {
  const image = imageFile
    ? { loadDataDir: new Blob([new Uint8Array(fs.readFileSync(imageFile))], { type: 'application/x-tar' }) }
    : {}
  const pglite = await PGlite.create(
    directory
      ? {
          ...image,
          fs: new DurableFiles(directory),
          startParams: PGlite.defaultStartParams.filter((param) => param !== '-F').concat(small, durable),
        }
      : { ...image, startParams: PGlite.defaultStartParams.concat(small) },
  )
  // Both engines speak text to one set of converters (values.ts).
  pglite.parsers = asText
  pglite.serializers = asText
  return {
    /**
     * @param {string} text
     * @param {(string | null)[]} params
     * @returns {Promise<import('./engine.ts').RawResult>}
     */
    async query(text, params) {
      const options = { rowMode: /** @type {const} */ ('array') }
      const result =
        params.length > 0
          ? await pglite.query(text, params, options)
          : (await pglite.exec(text, options)).at(-1)
      return {
        command: result?.command ?? '',
        affected: result?.rowCount ?? null,
        fields: result?.fields.map((field) => ({ name: field.name, type: field.dataTypeID })) ?? [],
        rows: /** @type {(string | null)[][]} */ (result?.rows ?? []),
      }
    },
    /** The files of the database as one uncompressed tarball. */
    async image() {
      return new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer())
    },
    close: () => pglite.close(),
  }
}
