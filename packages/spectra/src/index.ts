export { COMMON_GRID, type Grid, maskOf, type WavenumberRange, wavenumberAt } from './grid.ts'
export { SpectrumProblem } from './problem.ts'
export type { Spectrum, SpectrumKind, SpectrumWarning } from './spectrum.ts'
