import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))

/** The path of real data kept beside the checkout, such as `spectra/xtc`. */
export const sharedData = (path: string): string => `${folder}${path}`

/**
 * Whether a test on real data has to be skipped: the data is not beside this checkout. Where everything must be
 * checked (`CI=true`) nothing is skipped, and the test fails.
 */
export const isWithoutSharedData = (path: string): boolean =>
  process.env.CI !== 'true' && !existsSync(sharedData(path))
