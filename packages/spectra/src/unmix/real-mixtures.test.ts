import { expect, it } from 'vitest'
import { mixReal, realReferences } from '../testing/real-mixtures.ts'
import { scoreUnmixing } from '../testing/score-unmixing.ts'
import { isWithoutSharedData } from '../testing/shared-data.ts'
import { prepareUnmixing } from './prepare-unmixing.ts'
import { unmix } from './unmix.ts'

it.skipIf(isWithoutSharedData('spectra'))(
  'real spectra, mixed and distorted otherwise than unmixing expects, are named again',
  () => {
    const references = realReferences()
    expect(references.length).toBeGreaterThan(60)
    const prepared = prepareUnmixing(references.map(({ onGrid }) => onGrid))
    const pairs = Array.from({ length: 60 }, (_, index) => {
      const truth = mixReal(references, {
        ...{ seed: 100 + index, parts: 1 + (index % 4), snr: [200, 100, 50][index % 3] ?? 100 },
      })
      const { components } = unmix(prepared, truth.absorbance)
      const answer = {
        references: components.map(({ reference }) => reference),
        sharesRatio: components.map(({ shareRatio }) => shareRatio),
      }
      return { truth, answer }
    })
    expect(scoreUnmixing(pairs).exactRatio).toBeGreaterThanOrEqual(0.9)
  },
)
