import { createRequire } from 'node:module'
import { dirname } from 'node:path'

interface Typeface {
  name: string
  /** Where its TrueType files are. */
  folder: string
}

const folderOf = (family: string) =>
  dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${family}/package.json`))

/** The product's own typeface. */
export const typeface: Typeface = {
  name: 'Atkinson Hyperlegible Next',
  folder: folderOf('atkinson-hyperlegible-next'),
}

/** Lends the signs that the product's own does not have, the narrow no-break space of French numbers first. */
export const spareTypeface: Typeface = { name: 'Source Sans 3', folder: folderOf('source-sans-3') }
