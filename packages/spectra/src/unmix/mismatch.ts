import type { Choice } from './choose-columns.ts'
import { fitColumns, type NormalEquations } from './normal-equations.ts'

// A component that another reference could replace at this margin is doubtful...
const DOUBTFUL_MARGIN = 0.2
// ...unless that other is so like it that one of the two is certainly there.
const ALIKE = 0.8

/**
 * How much speaks for a substance that is not in the library: what the components that are beyond doubt leave at each
 * point, over what is expected, times what the best further reference would explain, over what would make it a
 * component. A substance that is missing leaves its bands or has them patched with doubtful components; whichever it
 * does, the product grows. About 0.5 when all is known.
 */
export function mismatchOf(
  problem: NormalEquations,
  choice: Choice,
  expected: { readonly freedom: number; readonly worth: number },
): number {
  const beyondDoubt = choice.without
    .filter(({ member, rival, residualWithRival }) => {
      const margin = Math.log(residualWithRival / choice.fit.residual)
      return margin >= DOUBTFUL_MARGIN || likeness(problem, member, rival) >= ALIKE
    })
    .map(({ member }) => member)
  const left = fitColumns(problem, beyondDoubt).residual / expected.freedom
  const furtherGain = choice.fit.gains.reduce((most, gain) => Math.max(most, gain), 0)
  return (left * furtherGain) / expected.worth
}

function likeness({ diagonal, productsOf }: NormalEquations, one: number, other: number): number {
  return (
    (productsOf(one)[other] as number) / Math.sqrt((diagonal[one] as number) * (diagonal[other] as number))
  )
}
