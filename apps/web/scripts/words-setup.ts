import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Makes the functions of `src/paraglide` before the tests import them; apart, since the compiler keeps its process awake. */
export function setup(): void {
  const compiler = join(import.meta.dirname, 'compile-words.ts')
  execFileSync(process.execPath, ['--import', 'tsx', compiler], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  })
}
