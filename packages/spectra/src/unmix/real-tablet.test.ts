import { expect, it } from 'vitest'
import { onCommonGrid } from '../process/on-grid.ts'
import { readSpectra } from '../read/read-spectra.ts'
import { isWithoutSharedData } from '../testing/shared-data.ts'
import { spectrumFiles } from '../testing/spectrum-files.ts'
import { prepareUnmixing } from './prepare-unmixing.ts'
import { unmix } from './unmix.ts'

// Read from their bands, not certified: see the origin of the data.
const ACETYLSALICYLIC_ACID = '0140'
const CAFFEINE = '1706'

it.skipIf(isWithoutSharedData('spectra'))(
  'a real tablet of paracetamol, caffeine and acetylsalicylic acid: the two that are known are found, the third is missed',
  () => {
    const byGroup = new Map<string, Float64Array>()
    for (const { name, bytes } of spectrumFiles('xtc')) {
      const group = name.slice(0, 4)
      if (byGroup.has(group)) continue
      const [spectrum] = readSpectra(bytes)
      if (spectrum) byGroup.set(group, onCommonGrid(spectrum).values)
    }
    const groups = [...byGroup.keys()]
    expect(groups.length).toBe(21)
    const tablet = spectrumFiles('formats/spa').find(({ name }) => name.startsWith('Acetominophen'))
    const [spectrum] = readSpectra(tablet?.bytes ?? new Uint8Array())
    if (spectrum === undefined) throw new Error('the tablet holds no spectrum')
    const answer = unmix(prepareUnmixing([...byGroup.values()]), onCommonGrid(spectrum).values)

    expect(answer.unknown).toBe(true)
    const sure = answer.components.filter(({ margin }) => margin >= 0.2)
    expect(sure.map(({ reference }) => groups[reference]).sort()).toEqual([ACETYLSALICYLIC_ACID, CAFFEINE])
    for (const { shareRatio } of sure) expect(shareRatio).toBeGreaterThan(0.1)
    // What patches the third is told to be doubtful.
    const others = answer.components.filter(({ margin }) => margin < 0.2)
    for (const { alternatives } of others) expect(alternatives.length).toBeGreaterThan(0)
    expect(answer.explainedRatio).toBeLessThan(0.9)
  },
)
