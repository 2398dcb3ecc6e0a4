import { describe, expect, it } from 'vitest'
import { meanOfReplicates } from '../process/mean-of-replicates.ts'
import { isWithoutSharedData } from '../testing/shared-data.ts'
import { readTablets, TABLETS } from '../testing/tablets.ts'
import { BATCH_RECIPE, batchLink } from './batch-link.ts'
import { buildIndex } from './build-index.ts'
import { removeReference } from './edit-index.ts'
import { openSearcher } from './open-searcher.ts'
import { search } from './search.ts'

describe.skipIf(isWithoutSharedData(TABLETS))('on 262 spectra of real tablets', () => {
  const tablets = readTablets()
  const byTablet = [...new Set(tablets.map(({ tablet }) => tablet))].map((name) =>
    tablets.filter(({ tablet }) => tablet === name),
  )

  it('finds the group of a tablet from the other tablets in at least 92 %', () => {
    expect(tablets).toHaveLength(262)
    const index = buildIndex(
      tablets.map(({ name, group, values }) => ({ name, substance: group, values })),
      { recipe: BATCH_RECIPE },
    )
    let right = 0
    for (const own of byTablet) {
      const others = own.reduce((left, { name }) => removeReference(left, name), index)
      const searcher = openSearcher(others)
      for (const { group, values } of own)
        right += Number(search(searcher, values, { top: 1 }).hits[0]?.substance === group)
    }
    expect(right / 262).toBeGreaterThanOrEqual(0.92)
  })

  it('links at least 96 % of pairs of one batch and at most 4.5 % of others, as often as it says', () => {
    const means = byTablet.map((own) => ({
      group: own[0]?.group,
      values: meanOfReplicates(own.map(({ values }) => values)).mean,
    }))
    const rates = linkRates(means)
    const said = batchLink(means[0]?.values ?? new Float64Array(), means[1]?.values ?? new Float64Array())
    expect(rates.trueRatio).toBeGreaterThanOrEqual(0.96)
    expect(rates.falseRatio).toBeLessThanOrEqual(0.045)
    expect(rates.trueRatio).toBeCloseTo(said.truePositiveRatio, 2)
    expect(rates.falseRatio).toBeCloseTo(said.falsePositiveRatio, 2)
  })
})

function linkRates(means: readonly { group: string | undefined; values: Float64Array }[]) {
  const counts = { same: 0, sameLinked: 0, other: 0, otherLinked: 0 }
  means.forEach((one, k) => {
    for (const other of means.slice(0, k)) {
      const { isLinked } = batchLink(one.values, other.values)
      if (one.group === other.group) {
        counts.same += 1
        counts.sameLinked += Number(isLinked)
      } else {
        counts.other += 1
        counts.otherLinked += Number(isLinked)
      }
    }
  })
  const [trueRatio, falseRatio] = [counts.sameLinked / counts.same, counts.otherLinked / counts.other]
  return { trueRatio, falseRatio }
}
