import {
  type PreparedLibrary,
  prepareUnmixing,
  type SpectralIndex,
  unmixableReferences,
} from '@maillage/spectra'
import { failed } from '../failure.ts'

/** A library made ready for unmixing, and how many of its references do not reach as far as unmixing looks. */
interface UnmixingLibrary {
  readonly prepared: PreparedLibrary
  readonly nameOf: (reference: number) => string
  readonly leftOut: number
}

/** The references of an index that can be unmixed with; a failure when there are none. */
export function unmixingLibrary(index: SpectralIndex, path: string): UnmixingLibrary {
  const references = unmixableReferences(index)
  if (references.length === 0) throw failed('spectraNoReference', { path })
  return {
    prepared: prepareUnmixing(references.map(({ values }) => values)),
    nameOf: (reference) => references[reference]?.name ?? '',
    leftOut: index.size - references.length,
  }
}
