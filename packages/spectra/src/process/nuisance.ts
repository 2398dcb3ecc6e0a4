import { type Grid, wavenumberAt } from '../grid.ts'

/** Centre in cm⁻¹, full width at half height in cm⁻¹, height relative to the strongest. */
type Band = readonly [centreCm1: number, widthCm1: number, height: number]

/**
 * Liquid water: libration, bend, bend + libration, and the O–H stretch as three Gaussians (positions and relative
 * heights of Bertie and Lan 1996, Appl. Spectrosc. 50, 1047; stretch as parted by Walrafen 1967, J. Chem. Phys. 47, 114).
 */
const LIQUID_WATER = {
  libration: [[686, 260, 1]],
  bend: [[1643.5, 82, 1]],
  combination: [[2127.5, 260, 1]],
  stretch: [
    [3250, 240, 0.85],
    [3420, 240, 1],
    [3600, 140, 0.3],
  ],
} as const satisfies Record<string, readonly Band[]>

/** CO₂ of the air: P and R branch of ν₃ about 2349.1 cm⁻¹ and the Q branch of ν₂ at 667.4 (HITRAN2020, Gordon et al. 2022). */
const CARBON_DIOXIDE = {
  stretch: [
    [2337, 22, 0.85],
    [2361, 16, 1],
  ],
  bend: [[667.4, 5, 1]],
} as const satisfies Record<string, readonly Band[]>

/**
 * The lines of water vapour that stand out at 4 cm⁻¹, ν₂ about 1594.7 and ν₁, ν₃ about 3657 and 3755.9 cm⁻¹: positions
 * after HITRAN2020 (Gordon et al. 2022, JQSRT 277, 107949), heights rounded, lines closer than the resolution as one.
 */
const VAPOUR_BEND: readonly (readonly [number, number])[] = [
  [1375, 0.3],
  [1387, 0.2],
  [1395, 0.3],
  [1419, 0.5],
  [1436.5, 0.5],
  [1457, 0.8],
  [1472.5, 0.6],
  [1490, 0.6],
  [1497, 0.5],
  [1507, 0.9],
  [1521.5, 0.6],
  [1533.5, 0.7],
  [1540.5, 0.8],
  [1558.8, 1],
  [1569.8, 0.7],
  [1576.3, 0.6],
  [1617, 0.7],
  [1623.5, 0.5],
  [1635.8, 0.8],
  [1646.5, 0.7],
  [1653, 1],
  [1662.8, 0.4],
  [1669.8, 0.6],
  [1675.7, 0.4],
  [1684.6, 0.9],
  [1696.2, 0.8],
  [1700, 0.6],
  [1717.4, 0.9],
  [1734, 0.8],
  [1740, 0.3],
  [1751.5, 0.3],
  [1772.6, 0.5],
  [1792.7, 0.4],
  [1830, 0.3],
  [1844.3, 0.3],
  [1869.5, 0.3],
  [1889.7, 0.2],
]
const VAPOUR_STRETCH: readonly (readonly [number, number])[] = [
  [3566, 0.2],
  [3587, 0.3],
  [3629, 0.4],
  [3649, 0.4],
  [3676, 0.5],
  [3690, 0.6],
  [3711, 0.7],
  [3736, 0.9],
  [3751, 0.8],
  [3802, 0.7],
  [3808, 0.4],
  [3821, 0.7],
  [3838, 0.7],
  [3854, 1],
  [3870, 0.6],
  [3880, 0.5],
  [3892, 0.5],
  [3904, 0.6],
]

/** Liquid water on a grid, one spectrum for each motion since their heights vary on their own; the greatest value of each band is near 1. */
export function liquidWater(grid: Grid): Record<keyof typeof LIQUID_WATER, Float64Array> {
  return {
    libration: bandsOn(grid, LIQUID_WATER.libration),
    bend: bandsOn(grid, LIQUID_WATER.bend),
    combination: bandsOn(grid, LIQUID_WATER.combination),
    stretch: bandsOn(grid, LIQUID_WATER.stretch),
  }
}

/** CO₂ of the air on a grid: stretch at 2349 and bend at 667 cm⁻¹, greatest value near 1. */
export function carbonDioxide(grid: Grid): Record<keyof typeof CARBON_DIOXIDE, Float64Array> {
  return { stretch: bandsOn(grid, CARBON_DIOXIDE.stretch), bend: bandsOn(grid, CARBON_DIOXIDE.bend) }
}

/** Lines of water vapour on a grid, as an instrument of the given resolution (4 cm⁻¹ unless given) shows them. */
export function waterVapour(grid: Grid, resolutionCm1 = 4): { bend: Float64Array; stretch: Float64Array } {
  // A line is far narrower than the instrument: its width is the instrument's, and what the grid averages over.
  const widthCm1 = Math.hypot(1.2 * resolutionCm1, 0.7 * grid.stepCm1)
  const lines = (list: readonly (readonly [number, number])[]) =>
    bandsOn(
      grid,
      list.map(([centre, height]) => [centre, widthCm1, height] as const),
    )
  return { bend: lines(VAPOUR_BEND), stretch: lines(VAPOUR_STRETCH) }
}

/** A sum of Gaussian bands, which is what an apodised instrument makes of a line. */
function bandsOn(grid: Grid, bands: readonly Band[]): Float64Array {
  return Float64Array.from({ length: grid.points }, (_, point) => {
    const at = wavenumberAt(grid, point)
    return bands.reduce(
      (sum, [centre, width, height]) => sum + height * Math.exp(-4 * Math.LN2 * ((at - centre) / width) ** 2),
      0,
    )
  })
}
