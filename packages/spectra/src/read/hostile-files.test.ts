import { describe, expect, test } from 'vitest'
import { SpectrumProblem } from '../problem.ts'
import { readSpectra } from './read-spectra.ts'

const read = (text: string) => readSpectra(new TextEncoder().encode(text))

function problemOf(text: string | Uint8Array): SpectrumProblem | null {
  try {
    readSpectra(typeof text === 'string' ? new TextEncoder().encode(text) : text)
    return null
  } catch (thrown) {
    if (thrown instanceof SpectrumProblem) return thrown
    throw thrown
  }
}

const head = (labels: string, form = '(X++(Y..Y))') =>
  `##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##XFACTOR=1\n` +
  `##YFACTOR=1\n##FIRSTX=1000\n##LASTX=2000\n${labels}##XYDATA=${form}\n`

describe('a JCAMP-DX file that lies', () => {
  test('a few letters that announce millions of points are refused with their line', () => {
    expect(problemOf(`${head('##NPOINTS=99999999\n')}1000A0s99999999\n##END=\n`)).toMatchObject({
      ...{ code: 'file.lies', where: { line: 12 } },
    })
  })

  test('an announcement of points that are not there is refused', () => {
    expect(problemOf(`${head('##NPOINTS=2000000000\n')}1000 1 2 3\n##END=\n`)?.code).toBe('file.lies')
    expect(problemOf(`${head('##NPOINTS=5\n')}1000 1 2 3\n`)).toMatchObject({
      code: 'file.cut',
      where: { line: 11 },
    })
  })

  test('many flat spectra in few bytes do not add up beyond the file', () => {
    const block = `${head('')}1000A0s4000\n##END=\n`
    expect(problemOf(block.repeat(50))?.code).toBe('file.lies')
  })

  test('blocks nested without end, and tables without number, are refused', () => {
    expect(problemOf('##TITLE=\n'.repeat(100_000))?.code).toBe('jcamp.nested')
    expect(problemOf(`##TITLE=t\n${'##PEAK TABLE=(XY..XY)\n'.repeat(100_000)}`)?.code).toBe('file.too_many')
  })
})

describe('text that would be slow to read badly is refused at once', () => {
  const long = 300_000
  const texts: Readonly<Record<string, string>> = {
    digits: `1,2\n2,3\n${'1'.repeat(long)}x,2\n`,
    blanks: `1 2\n2 3\n${' '.repeat(long)}\n`,
    breaks: `${'\n'.repeat(long)}1;2\n`,
    quotes: `"1","2"\n${'",'.repeat(long)}\n`,
    columns: `cm-1${',a'.repeat(20_000)}\n${`1${',1'.repeat(20_000)}\n`.repeat(3)}`,
    label: `##TITLE=${'a'.repeat(long)}\n##XYDATA=(X++(Y..Y))\n${'1'.repeat(long)}\n`,
    differences: `${head('')}${`1000${'J'.repeat(long)}\n`}##END=\n`,
    words: 'title title title '.repeat(20_000),
  }
  test.each(Object.keys(texts))('%s', (name) => {
    expect(problemOf(texts[name] as string)).toBeInstanceOf(SpectrumProblem)
  })

  test('a log of an SPC file that is all line breaks', () => {
    const bytes = new Uint8Array(512 + 32 + 12 + 64 + 20_000)
    const view = new DataView(bytes.buffer)
    bytes.set([0, 0x4b, 0, 0x80])
    view.setInt32(4, 3, true)
    view.setFloat64(8, 1000, true)
    view.setFloat64(16, 2000, true)
    bytes.set([1, 2], 28)
    view.setInt32(248, 556, true)
    view.setInt32(556, 20_064, true)
    view.setInt32(564, 64, true)
    bytes.fill(10, 620)
    expect(readSpectra(bytes)[0]?.values.length).toBe(3)
  })
})

test('bytes that are no file of an instrument are refused by what they are', () => {
  expect(problemOf(new Uint8Array())?.code).toBe('file.empty')
  expect(problemOf(new Uint8Array(10_000))?.code).toBe('file.unknown')
  expect(problemOf('%PDF-1.7 \n1 2\n2 3\n')).toMatchObject({ code: 'file.unsupported', detail: 'PDF' })
  expect(problemOf('just words')?.code).toBe('csv.no_columns')
  expect(() => read('<html>1,2</html>')).toThrow(SpectrumProblem)
})
