import { describe, expect, it } from 'vitest'
import { baseOf, draftFrom, isConflict, printedText, stillQueued } from './prose-rules.ts'

const server = { text: 'avant', version: 3 }
const queued = { id: 'item', state: 'waiting' as const, text: 'le mien', base: 3 }

describe('a text on its way', () => {
  it('is printed until the server’s own shows it', () => {
    expect(printedText(server, queued)).toBe('le mien')
    const sent = { ...queued, state: 'sent' as const }
    expect(stillQueued(server, sent)).toBe(sent)
    expect(stillQueued({ text: 'le mien', version: 4 }, sent)).toBeNull()
  })

  it('is not printed once it was refused: the person must choose first', () => {
    expect(printedText(server, { ...queued, state: 'refused' })).toBe('avant')
  })

  it('is what the next writing starts from', () => {
    expect(draftFrom(server, null)).toEqual({ text: 'avant', from: 'avant', base: 3 })
    expect(draftFrom(server, queued)).toEqual({ text: 'le mien', from: 'le mien', base: 3 })
    expect(draftFrom(server, { ...queued, state: 'sent' })).toMatchObject({ base: 4 })
  })
})

describe('two texts', () => {
  const draft = { text: 'la suite', from: 'avant', base: 3 }

  it('conflict when somebody else wrote meanwhile, and wrote something else', () => {
    expect(isConflict(draft, { text: 'un autre', version: 4 })).toBe(true)
    expect(isConflict(draft, { text: 'la suite', version: 4 })).toBe(false)
    expect(isConflict(draft, server)).toBe(false)
  })

  it('do not when one’s own text only reached the server', () => {
    const written = { text: 'la suite', from: 'le mien', base: 3 }
    expect(isConflict(written, { text: 'le mien', version: 4 })).toBe(false)
    expect(baseOf(written, { text: 'le mien', version: 4 }, null)).toBe(4)
    expect(baseOf(written, server, { ...queued, state: 'sent' })).toBe(4)
  })

  it('are saved on the version that the writing started from otherwise', () => {
    expect(baseOf(draft, { text: 'un autre', version: 4 }, null)).toBe(3)
  })
})
