import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const pdf = (words = 'Convention', name = 'convention.pdf') =>
  new File([`%PDF-1.4\n% ${words}\n%%EOF`], name, { type: 'text/html' })

const photograph = async () =>
  new File(
    [
      new Uint8Array(
        await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a33' } })
          .withExif({
            IFD0: { Artist: 'Prénom Nom' },
            IFD3: { GPSLatitude: '47/1 30/1 0/1' },
          })
          .withMetadata({ orientation: 6 })
          .jpeg()
          .toBuffer(),
      ),
    ],
    'photo.jpg',
    { type: 'image/jpeg' },
  )

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())

describe('a document of a structure', () => {
  it(
    'is added by those who may correct the structure',
    within(async (world) => {
      const input = {
        id: newId(),
        baseVersion: 0,
        noun: 'structure' as const,
        thingId: world.structure,
        title: 'Projet de service',
        file: pdf(),
      }
      expect(await refused(world.nobody.document.save(input))).toBe('auth.required')
      expect(await refused((await world.as('worker')).document.save(input))).toBe('access.other_structure')
      expect(await refused(world.head.document.save({ ...input, thingId: world.otherStructure }))).toBe(
        'access.other_structure',
      )
      expect(await refused(world.head.document.save({ ...input, title: '' }))).toBe('request.invalid')
      expect(await refused(world.head.document.save({ ...input, thingId: newId() }))).toBe('thing.not_found')
      expect(await refused(world.stranger.document.save(input))).toBe('thing.not_found')
      const saved = await world.head.document.save(input)
      expect(saved.files[0]).toMatchObject({
        number: 1,
        fileName: 'convention.pdf',
        mediaType: 'application/pdf',
      })
      expect(await world.head.document.save(input)).toEqual(saved)
    }),
  )

  it(
    'keeps every file it ever was, byte for byte',
    within(async (world) => {
      const thing = { noun: 'structure' as const, thingId: world.structure }
      const id = newId()
      const add = (baseVersion: number, words: string) =>
        world.head.document.save({ id, baseVersion, ...thing, title: 'Convention', file: pdf(words) })
      await add(0, 'Première')
      expect(await refused(add(0, 'Autre'))).toBe('thing.changed_meanwhile')
      const second = await add(1, 'Seconde')
      expect(second.files.map(({ number }) => number)).toEqual([2, 1])
      const worker = await world.as('worker')
      const latest = await worker.document.file({ id })
      expect(await latest.text()).toContain('Seconde')
      expect(latest.type).toBe('application/pdf')
      expect(
        createHash('sha256')
          .update(await bytesOf(latest))
          .digest('hex'),
      ).toBe(second.files[0]?.sha256)
      expect(await (await worker.document.file({ id, number: 1 })).text()).toContain('Première')
      expect(await refused(worker.document.file({ id, number: 3 }))).toBe('thing.not_found')
      expect(await refused(world.stranger.document.file({ id }))).toBe('thing.not_found')
      await world.head.document.withdraw({ id, baseVersion: 2 })
      expect((await worker.document.list(thing)).documents).toEqual([])
      await world.head.document.restore({ id, baseVersion: 3 })
      expect((await worker.document.list(thing)).documents).toHaveLength(1)
    }),
  )
})

describe('what is sent', () => {
  const send = (world: World, file: File) =>
    world.head.document.save({
      id: newId(),
      baseVersion: 0,
      noun: 'structure',
      thingId: world.structure,
      title: 'Pièce',
      file,
    })

  it(
    'is refused when it is empty, too large, of another type than it says, or broken',
    within(async (world) => {
      const sent = (bytes: string | Uint8Array<ArrayBuffer>, name: string) =>
        send(world, new File([bytes], name, { type: 'application/pdf' }))
      expect(await refused(sent('', 'vide.pdf'))).toBe('document.empty')
      expect(await refused(sent(new Uint8Array(10 * 1_048_576 + 1), 'gros.pdf'))).toBe('request.too_large')
      expect(await refused(sent('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image.pdf'))).toBe(
        'document.type_refused',
      )
      expect(await refused(sent('<html><script>1</script></html>', 'page.pdf'))).toBe('document.type_refused')
      expect(await refused(sent(new Uint8Array([0x4d, 0x5a, 0x90, 0]), 'convention.pdf'))).toBe(
        'document.type_refused',
      )
      const broken = (await bytesOf(await photograph())).slice(0, 120)
      expect(await refused(sent(broken, 'photo.jpg'))).toBe('document.unreadable_picture')
    }),
  )

  it(
    'loses, when it is a picture, its author, its place and its sideways turn',
    within(async (world) => {
      const original = await photograph()
      expect((await sharp(await bytesOf(original)).metadata()).exif).toBeDefined()
      const { id } = await send(world, original)
      const kept = await bytesOf(await world.head.document.file({ id }))
      const { exif, iptc, xmp, icc, orientation, width, height } = await sharp(kept).metadata()
      expect({ exif, iptc, xmp, icc, orientation }).toEqual({})
      expect([width, height]).toEqual([20, 40])
      expect(Buffer.from(kept).includes('Nom')).toBe(false)
    }),
  )
})

describe('a document of something else', () => {
  it(
    'is seen with the agreement, by the people of its parties only',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const agreement = newId()
      await coordinator.agreement.save({
        id: agreement,
        baseVersion: 0,
        draft: { title: 'C', parties: [world.structure, world.otherStructure], from: '2023-01-01' },
      })
      const id = newId()
      const thing = { noun: 'agreement' as const, thingId: agreement }
      await world.head.document.save({ id, baseVersion: 0, ...thing, title: 'Signée', file: pdf() })
      const worker = await world.as('worker', world.otherStructure)
      expect(await worker.document.list(thing)).toMatchObject({ editable: false, documents: [{ id }] })
      const reader = await world.as('reader', null)
      expect(await refused(reader.document.list(thing))).toBe('thing.not_found')
      expect(await refused(reader.document.file({ id }))).toBe('thing.not_found')
    }),
  )

  it(
    'is seen with the activity, by those who record for its structure only',
    within(async (world) => {
      const activity = newId()
      await world.head.activity.save({
        id: activity,
        baseVersion: 0,
        draft: {
          kind: 'youth_consultation',
          kindVersion: 1,
          day: '2023-04-04',
          structureId: world.structure,
          values: [{ measure: 'consultations', state: 'observed', amount: 1 }],
        },
      })
      const thing = { noun: 'activity' as const, thingId: activity }
      const worker = await world.as('worker')
      const id = newId()
      await worker.document.save({ id, baseVersion: 0, ...thing, title: 'Affiche', file: pdf() })
      expect((await world.head.document.list(thing)).documents).toHaveLength(1)
      expect(await refused((await world.as('reader', null)).document.list(thing))).toBe('thing.not_found')
      const elsewhere = await world.as('worker', world.otherStructure)
      expect(await refused(elsewhere.document.file({ id }))).toBe('thing.not_found')
    }),
  )
})
