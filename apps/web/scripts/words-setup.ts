import { compile } from '@inlang/paraglide-js'
import { wordsOptions } from '../words-options.ts'

/** Makes the functions of `src/paraglide` before the tests import them. */
export async function setup(): Promise<void> {
  await compile(wordsOptions)
}
