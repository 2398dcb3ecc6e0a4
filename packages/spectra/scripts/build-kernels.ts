import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

/** Each file of `kernels/`, and the folder of `src` that its bytes go to. */
const FOLDERS = { search: 'compare', unmix: 'unmix' } as const
type Kernels = keyof typeof FOLDERS

/** The WebAssembly that a file of `kernels/` compiles to; throws what the compiler says when it does not. */
export async function compileKernels(name: Kernels): Promise<Uint8Array> {
  const source = fileURLToPath(new URL(`../kernels/${name}.ts`, import.meta.url))
  const files = new Map<string, Uint8Array | string>()
  const { error, stderr } = await asc.main(
    [
      ...['kernels.ts', '--outFile', 'kernels.wasm', '-O3', '--noAssert', '--runtime', 'stub'],
      ...['--enable', 'simd', '--importMemory', '--initialMemory', '1', '--memoryBase', '0'],
    ],
    {
      readFile: (file) => (file === 'kernels.ts' ? readFileSync(source, 'utf8') : null),
      writeFile: (file, contents) => void files.set(file, contents),
      listFiles: () => [],
    },
  )
  const bytes = files.get('kernels.wasm')
  if (error !== null || !(bytes instanceof Uint8Array)) throw new Error(`${stderr.toString()}${error ?? ''}`)
  return bytes
}

/** The generated module that carries the bytes, as committed. */
export function printKernels(name: Kernels, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,100}/g)
  return [
    `// Generated from kernels/${name}.ts by scripts/build-kernels.ts: change that, then run it.`,
    '',
    '/** The kernels as WebAssembly in base64, so that nothing has to be fetched. */',
    'export const KERNEL_BYTES: string = [',
    ...(lines ?? []).map((line) => `  '${line}',`),
    "].join('')",
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of Object.keys(FOLDERS) as Kernels[]) {
    const target = fileURLToPath(new URL(`../src/${FOLDERS[name]}/kernel-bytes.ts`, import.meta.url))
    const bytes = await compileKernels(name)
    writeFileSync(target, printKernels(name, bytes))
    console.log(`${bytes.length} bytes of WebAssembly in ${target}`)
  }
}
