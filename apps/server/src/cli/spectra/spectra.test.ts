import { copyFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { maillage, type Place } from '../../testing/command.ts'
import { isSharedDataHere, sharedPath } from '../../testing/shared-data.ts'

// Each command is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

const spectra = (path: string) => sharedPath(`data/spectra/${path}`)
const tablet = () => spectra('formats/spa/Acetominophen Caffeine Acetylsalicylic acid.SPA')
const massSpectrum = () => spectra('formats/jcamp/ISAS_MS1.DX')
/** The first tablet of a group, as its files name it. */
const tabletOf = async (group: string, replicate = '1a') => {
  const found = (await readdir(spectra('xtc'))).find((name) => name.startsWith(`${group}_${replicate}`))
  return spectra(`xtc/${found}`)
}

// These commands open no database: once is enough.
const isDoneElsewhere = inject('testEngine') === 'postgres'

describe.skipIf(isDoneElsewhere || !isSharedDataHere('data/spectra/xtc/0140_1a.jdx'))(
  'maillage spectra',
  () => {
    let place: Place
    let library: string
    beforeAll(async () => {
      place = { dataDir: await mkdtemp(join(tmpdir(), 'maillage-spectra-')) }
      library = join(place.dataDir, 'library')
      await mkdir(join(library, 'caffeine'), { recursive: true })
      await copyFile(await tabletOf('0140'), join(library, 'acetylsalicylic acid.jdx'))
      await copyFile(await tabletOf('0888'), join(library, 'lactose.jdx'))
      await copyFile(await tabletOf('1706'), join(library, 'caffeine/caffeine one.jdx'))
      await copyFile(await tabletOf('1706', '2a'), join(library, 'caffeine/caffeine two.jdx'))
    })
    afterAll(() => rm(place.dataDir, { recursive: true, force: true }))

    it('reads each file in its place, and says why one is no spectrum', async () => {
      const files = [tablet(), massSpectrum(), await tabletOf('0140')]
      const { code, json } = await maillage(place, ['spectra', 'read', ...files, '--json', '--lang', 'fr'])
      expect(code).toBe(4)
      expect(json).toMatchObject([
        { file: files[0], points: 1868, kind: 'reflectance', warnings: [] },
        { file: files[1], problem: { code: 'file.not_infrared' } },
        { file: files[2], points: 6950, kind: 'absorbance' },
      ])
      expect(json[1].problem.sentence).toContain('Ce n’est pas un spectre infrarouge')
      expect(json[2].firstCm1).toBeCloseTo(649.9, 1)
      expect(json[2].lastCm1).toBeCloseTo(4000.1, 1)
    })

    it('identifies by a folder, and the lead counts another substance only', async () => {
      const file = await tabletOf('1706', '3a')
      const { code, json } = await maillage(place, [
        ...['spectra', 'identify', file, '--library', library, '--top', '3', '--json'],
      ])
      expect(code).toBe(0)
      const [{ hits, gap }] = json
      expect(hits.map(({ substance }: { substance: string }) => substance).slice(0, 2)).toEqual([
        'caffeine',
        'caffeine',
      ])
      expect(gap).toBeGreaterThan(0.5)
      expect(hits).toHaveLength(3)
    })

    it('unmixes the tablet into the two that are known, and says that something is missing', async () => {
      const ran = await maillage(place, ['spectra', 'unmix', tablet(), '--library', library, '--json'])
      const [{ components, unknown, explained }] = ran.json
      const names = components.map(({ reference }: { reference: string }) => reference)
      expect(names).toContain('acetylsalicylic acid')
      expect(names.some((name: string) => name.startsWith('caffeine'))).toBe(true)
      expect(unknown).toBe(true)
      expect(explained).toBeLessThan(0.95)
      for (const { share, low, high } of components) {
        expect(low).toBeLessThan(share)
        expect(high).toBeGreaterThan(share)
      }
      const said = await maillage(place, ['spectra', 'unmix', tablet(), '--library', library, '--lang', 'fr'])
      expect(said.stdout).toContain('du signal infrarouge')
      expect(said.stdout).toContain('Quelque chose ici n’est pas dans la bibliothèque.')
    })

    it('links tablets of one batch, with how often that is right', async () => {
      const files = [await tabletOf('0140'), await tabletOf('0140', '2a'), await tabletOf('1706')]
      const { json } = await maillage(place, ['spectra', 'link', ...files, '--json'])
      expect(json.map(({ linked }: { linked: boolean }) => linked)).toEqual([true, false, false])
      expect(json[0]).toMatchObject({ file: files[0], other: files[1], threshold: 0.98 })
      const measured = join(place.dataDir, 'measured twice')
      await mkdir(measured)
      for (const replicate of ['1a', '1b'])
        await copyFile(await tabletOf('0140', replicate), join(measured, `${replicate}.jdx`))
      const mean = await maillage(place, [
        'spectra',
        'link',
        measured,
        await tabletOf('0140', '2a'),
        '--json',
      ])
      expect(mean.json).toMatchObject([{ file: measured, linked: true }])
      const alone = await maillage(place, ['spectra', 'link', tablet(), '--json'])
      expect([alone.code, alone.json.error.code]).toEqual([2, 'spectra_two_wanted'])
    })

    it('builds a library into one file, adds to it and removes from it, never over another', async () => {
      const [built, next] = [join(place.dataDir, 'built'), join(place.dataDir, 'next')]
      const first = await maillage(place, ['spectra', 'index', library, '--output', built, '--json'])
      expect(first.json).toEqual([{ file: built, references: 4, bytes: (await stat(built)).size }])
      const more = join(place.dataDir, 'more')
      await mkdir(more)
      await copyFile(await tabletOf('0361'), join(more, 'another.jdx'))
      const second = await maillage(place, [
        ...['spectra', 'index', more, '--library', built, '--remove', 'lactose', '--output', next, '--json'],
      ])
      expect(second.json).toMatchObject([{ references: 4 }])
      const { json } = await maillage(place, [
        ...['spectra', 'identify', await tabletOf('0361', '2a'), '--library', next, '--json'],
      ])
      const names = json[0].hits.map(({ reference }: { reference: string }) => reference)
      expect(names[0]).toBe('another')
      expect(names).not.toContain('lactose')
      const again = await maillage(place, ['spectra', 'index', library, '--output', built, '--json'])
      expect([again.code, again.json.error.code]).toEqual([1, 'file_exists'])
    })

    it('refuses a library that is none in a sentence', async () => {
      const damaged = join(place.dataDir, 'damaged')
      await writeFile(damaged, 'not a library')
      const ran = await maillage(place, ['spectra', 'identify', tablet(), '--library', damaged, '--json'])
      expect([ran.code, ran.json.error.code]).toEqual([1, 'index.not_an_index'])
      const empty = join(place.dataDir, 'empty')
      await mkdir(empty)
      const none = await maillage(place, ['spectra', 'identify', tablet(), '--library', empty, '--json'])
      expect([none.code, none.json.error.code]).toEqual([1, 'spectra_no_reference'])
    })
  },
)
