import { describe, expect, it } from 'vitest'
import { onCommonGrid } from '../process/on-grid.ts'
import { readSpectra } from '../read/read-spectra.ts'
import { isWithoutSharedData } from '../testing/shared-data.ts'
import { spectrumFiles } from '../testing/spectrum-files.ts'
import { prepareUnmixing } from './prepare-unmixing.ts'
import { unmix } from './unmix.ts'

// Read from their bands, not certified: see the origin of the data.
const ACETYLSALICYLIC_ACID = '0140'
const CAFFEINE = '1706'

describe.skipIf(isWithoutSharedData('spectra'))(
  'a real tablet of paracetamol, caffeine and acetylsalicylic acid',
  () => {
    /** The first spectrum of each group of tablets, among those asked for. */
    const groupsOf = (asked: (group: string) => boolean) => {
      const byGroup = new Map<string, Float64Array>()
      for (const { name, bytes } of spectrumFiles('xtc')) {
        const group = name.slice(0, 4)
        if (byGroup.has(group) || !asked(group)) continue
        const [spectrum] = readSpectra(bytes)
        if (spectrum) byGroup.set(group, onCommonGrid(spectrum).values)
      }
      return byGroup
    }
    const unmixedWith = (references: ReadonlyMap<string, Float64Array>) => {
      const tablet = spectrumFiles('formats/spa').find(({ name }) => name.startsWith('Acetominophen'))
      const [spectrum] = readSpectra(tablet?.bytes ?? new Uint8Array())
      if (spectrum === undefined) throw new Error('the tablet holds no spectrum')
      const answer = unmix(prepareUnmixing([...references.values()]), onCommonGrid(spectrum).values)
      const names = [...references.keys()]
      const sure = answer.components.filter(({ margin }) => margin >= 0.2)
      return { ...answer, sure: sure.map(({ reference }) => names[reference]).sort() }
    }

    it('the two that are known are found, the third is missed, and its patches are doubtful', () => {
      const groups = groupsOf(() => true)
      expect(groups.size).toBe(21)
      const answer = unmixedWith(groups)
      expect(answer.unknown).toBe(true)
      expect(answer.sure).toEqual([ACETYLSALICYLIC_ACID, CAFFEINE])
      for (const { margin, shareRatio, alternatives } of answer.components) {
        if (margin >= 0.2) expect(shareRatio).toBeGreaterThan(0.1)
        else expect(alternatives.length).toBeGreaterThan(0)
      }
      expect(answer.explainedRatio).toBeLessThan(0.9)
    })

    it('so it is with very few references, by how little they explain', () => {
      const few = [ACETYLSALICYLIC_ACID, CAFFEINE, '0305', '0361', '0888']
      const answer = unmixedWith(groupsOf((group) => few.includes(group)))
      expect(answer.sure).toEqual([ACETYLSALICYLIC_ACID, CAFFEINE])
      expect(answer.unknown).toBe(true)
    })
  },
)
