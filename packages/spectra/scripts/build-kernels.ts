import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const source = fileURLToPath(new URL('../kernels/search.ts', import.meta.url))
const target = fileURLToPath(new URL('../src/compare/kernel-bytes.ts', import.meta.url))

/** The WebAssembly that the AssemblyScript of `kernels/` compiles to; throws what the compiler says when it does not. */
export async function compileKernels(): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array | string>()
  const { error, stderr } = await asc.main(
    [
      ...['search.ts', '--outFile', 'search.wasm', '-O3', '--noAssert', '--runtime', 'stub'],
      ...['--enable', 'simd', '--importMemory', '--initialMemory', '1', '--memoryBase', '0'],
    ],
    {
      readFile: (name) => (name === 'search.ts' ? readFileSync(source, 'utf8') : null),
      writeFile: (name, contents) => void files.set(name, contents),
      listFiles: () => [],
    },
  )
  const bytes = files.get('search.wasm')
  if (error !== null || !(bytes instanceof Uint8Array)) throw new Error(`${stderr.toString()}${error ?? ''}`)
  return bytes
}

/** The generated module that carries the bytes, as committed. */
export function printKernels(bytes: Uint8Array): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,100}/g)
  return [
    '// Generated from kernels/search.ts by scripts/build-kernels.ts: change that, then run it.',
    '',
    '/** The kernels as WebAssembly in base64, so that nothing has to be fetched. */',
    'export const KERNEL_BYTES: string = [',
    ...(lines ?? []).map((line) => `  '${line}',`),
    "].join('')",
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compileKernels()
  writeFileSync(target, printKernels(bytes))
  console.log(`${bytes.length} bytes of WebAssembly in ${target}`)
}
