import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { SpectrumProblem } from './problem.ts'
import { sentences } from './sentence-list.ts'
import { sentenceOf } from './sentences.ts'

const source = fileURLToPath(new URL('.', import.meta.url))

function usedCodes(): Map<string, string> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const used = new Map<string, string>()
  for (const file of files) {
    if (!file.endsWith('.ts') || /\.test\.ts$|^testing|sentence/.test(file)) continue
    const text = readFileSync(join(source, file), 'utf8')
    for (const [, code = ''] of text.matchAll(/'([a-z][a-z_]*\.[a-z][a-z_0-9]*)'/g)) used.set(code, file)
  }
  return used
}

test('every code that the source uses has a sentence in both languages', () => {
  const used = usedCodes()
  expect(used.size).toBeGreaterThan(40)
  const silent = [...used].filter(([code]) => !sentences[code]?.fr || !sentences[code]?.en)
  expect(silent).toEqual([])
})

test('both languages name what was found, or neither does', () => {
  for (const [code, { fr, en }] of Object.entries(sentences)) {
    expect(fr.includes('{detail}'), code).toBe(en.includes('{detail}'))
    expect(fr, code).toMatch(/[.]$/)
    expect(en, code).toMatch(/[.]$/)
    expect(fr, code).not.toBe(en)
  }
})

test('a problem says what, where and what to do', () => {
  const cut = new SpectrumProblem('file.cut', { byte: 512, detail: '700 > 512' })
  expect(sentenceOf(cut, 'en')).toBe(
    'Byte 512: The file stops before the end of the spectrum (700 > 512). Copy it again, or export it again from the instrument software.',
  )
  expect(sentenceOf(cut, 'fr')).toMatch(/^Octet 512 : Le fichier s’arrête/)
  expect(sentenceOf(new SpectrumProblem('csv.bad_number', { line: 3, detail: 'x' }), 'fr')).toMatch(
    /^Ligne 3 : « x »/,
  )
})

test('what was not found leaves no empty brackets, and an unknown code is said by itself', () => {
  expect(sentenceOf(new SpectrumProblem('file.raman'), 'en')).not.toMatch(/[(){}]/)
  expect(sentenceOf({ code: 'axis.converted', detail: '$& µm' }, 'en')).toContain('$& µm')
  expect(sentenceOf({ code: 'of.tomorrow' }, 'en')).toBe('of.tomorrow')
})
