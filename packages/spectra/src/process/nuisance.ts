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

/** CO₂ of the air: P and R branch of ν₃ about 2349.1 cm⁻¹ and the Q branch of ν₂ at 667.4, as an instrument of 4 cm⁻¹ draws them. */
const CARBON_DIOXIDE = {
  stretch: [
    [2337, 22, 0.85],
    [2361, 16, 1],
  ],
  bend: [[667.4, 5, 1]],
} as const satisfies Record<string, readonly Band[]>

/**
 * The lines of water vapour that stand out at 4 cm⁻¹, ν₂ about 1594.7 and ν₁, ν₃ about 3657 and 3755.9 cm⁻¹: positions
 * and heights as 132 pairs of real replicates differ by them (Lausanne tablets of 2011, weighted by the vapour between
 * 3570 and 3900 cm⁻¹). Read off spectra: no list of lines was used.
 */
const VAPOUR = {
  bend: [
    [1387.1, 0.27],
    [1394.6, 0.16],
    [1418.9, 0.35],
    [1436.5, 0.33],
    [1456.9, 0.65],
    [1465.3, 0.23],
    [1472.5, 0.16],
    [1489.6, 0.79],
    [1506.5, 0.87],
    [1516.3, 0.13],
    [1521.2, 0.3],
    [1526.5, 0.13],
    [1533.1, 0.29],
    [1540.1, 0.5],
    [1558.9, 0.95],
    [1569.4, 0.31],
    [1576.1, 0.38],
    [1588.2, 0.15],
    [1595.6, 0.21],
    [1616.5, 0.31],
    [1623.0, 0.19],
    [1635.5, 0.48],
    [1646.7, 0.44],
    [1653.1, 1.0],
    [1662.4, 0.18],
    [1669.4, 0.28],
    [1675.2, 0.2],
    [1684.0, 0.56],
    [1695.5, 0.23],
    [1700.1, 0.47],
    [1705.7, 0.15],
    [1717.3, 0.38],
    [1733.9, 0.5],
    [1750.3, 0.3],
    [1761.7, 0.15],
    [1772.2, 0.22],
    [1792.0, 0.27],
    [1800.9, 0.12],
    [1829.9, 0.22],
    [1844.0, 0.27],
    [1868.7, 0.21],
    [1889.2, 0.13],
  ],
  stretch: [
    [3566.8, 0.43],
    [3587.1, 0.44],
    [3594.6, 0.12],
    [3607.8, 0.23],
    [3619.0, 0.35],
    [3628.5, 0.8],
    [3648.7, 0.6],
    [3656.1, 0.27],
    [3669.4, 0.43],
    [3675.5, 0.85],
    [3688.7, 0.39],
    [3701.4, 0.22],
    [3711.1, 0.42],
    [3725.8, 0.13],
    [3735.2, 0.48],
    [3744.1, 0.75],
    [3750.6, 0.46],
    [3759.1, 0.2],
    [3769.6, 0.23],
    [3779.0, 0.23],
    [3795.8, 0.13],
    [3801.3, 0.43],
    [3806.9, 0.32],
    [3815.5, 0.33],
    [3821.0, 0.52],
    [3837.9, 0.31],
    [3853.1, 1.0],
    [3863.6, 0.19],
    [3869.6, 0.4],
    [3880.0, 0.29],
    [3885.4, 0.31],
    [3891.2, 0.3],
    [3899.8, 0.18],
    [3903.3, 0.23],
  ],
} as const satisfies Record<string, readonly (readonly [centreCm1: number, height: number])[]>

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
  return { bend: lines(VAPOUR.bend), stretch: lines(VAPOUR.stretch) }
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
