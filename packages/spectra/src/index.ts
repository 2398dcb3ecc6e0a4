export { BATCH_RECIPE, type BatchLink, batchLink } from './compare/batch-link.ts'
export { type BuildIndexOptions, buildIndex } from './compare/build-index.ts'
export { addReferences, removeReference } from './compare/edit-index.ts'
export { toFixedPoint } from './compare/fixed-point.ts'
export { type HitQuality, hitQuality } from './compare/hit-quality.ts'
export { readIndex } from './compare/read-index.ts'
export { type Hit, type SearchAnswer, type SearchOptions, search } from './compare/search.ts'
export { SEARCH_RECIPE, type SearchRecipe } from './compare/search-recipe.ts'
export { searchVector } from './compare/search-vector.ts'
export {
  type Nearest,
  type Neighbour,
  openSearcher,
  type Searcher,
  type SearcherOptions,
} from './compare/searcher.ts'
export { type Aligned, type Aligner, alignerOf } from './compare/shift-aligned.ts'
export { absorbanceOf, placeOf, type Reference, type SpectralIndex } from './compare/spectral-index.ts'
export { writeIndex } from './compare/write-index.ts'
export { COMMON_GRID, type Grid, maskOf, type WavenumberRange, wavenumberAt } from './grid.ts'
export { SpectrumProblem } from './problem.ts'
export { type BaselineOptions, baseline } from './process/baseline.ts'
export { meanOfReplicates, type Replicates } from './process/mean-of-replicates.ts'
export { noiseOf } from './process/noise-of.ts'
export { carbonDioxide, liquidWater, waterVapour } from './process/nuisance.ts'
export { type GridSpectrum, onCommonGrid } from './process/on-common-grid.ts'
export { type Quality, type QualityOptions, type QualityVerdict, qualityOf } from './process/quality-of.ts'
export { BATCH_RANGES, FINGERPRINT, SEARCH_RANGES, UNMIX_RANGES } from './process/ranges.ts'
export { resample } from './process/resample.ts'
export { type SavitzkyGolay, savitzkyGolay } from './process/savitzky-golay.ts'
export { snv } from './process/snv.ts'
export { type Band, type StrongestBandsOptions, strongestBands } from './process/strongest-bands.ts'
export { toAbsorbance } from './process/to-absorbance.ts'
export { unitNorm } from './process/unit-norm.ts'
export { readSpectra } from './read/read-spectra.ts'
export { type Said, type SentenceLanguage, sentenceOf } from './sentences.ts'
export {
  type SimulatedLibrary,
  type SimulatedLibraryOptions,
  simulateLibrary,
} from './simulate/simulate-library.ts'
export {
  type MixtureCondition,
  type MixtureOptions,
  type SimulatedMixture,
  simulateMixture,
} from './simulate/simulate-mixture.ts'
export type { Spectrum, SpectrumKind, SpectrumWarning } from './spectrum.ts'
export { type PreparedLibrary, type PrepareOptions, prepareUnmixing } from './unmix/prepare-unmixing.ts'
export { unmix } from './unmix/unmix.ts'
export type { UnmixOptions } from './unmix/unmix-options.ts'
export { type UnmixableReference, unmixableReferences } from './unmix/unmixable-references.ts'
export type { UnmixedComponent, Unmixing, UnmixingNote } from './unmix/unmixing.ts'
export { type WriteCsvOptions, writeCsv } from './write/write-csv.ts'
export { type WriteJcampOptions, writeJcamp } from './write/write-jcamp.ts'
