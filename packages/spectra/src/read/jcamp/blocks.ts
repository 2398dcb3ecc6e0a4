import { SpectrumProblem } from '../../problem.ts'
import { maxSpectra } from '../memory-budget.ts'
import { afterBreak, firstLineOf, type Label, labelsOf, lineEnd, textOf } from './labels.ts'

/** A data table of a block: what its label says its form is, and its rows. */
export interface Table {
  readonly label: string
  readonly form: string
  readonly from: number
  readonly to: number
  /** Of the label; the rows begin on the next. */
  readonly line: number
  /** NPOINTS of the page, in NTUPLES. */
  readonly points: string | null
}

/** From `##TITLE=` to `##END=`: one spectrum, or a link of blocks. */
export interface Block {
  readonly labels: ReadonlyMap<string, string>
  readonly tables: readonly Table[]
  readonly line: number
  /** False when the file stops before `##END=`. */
  readonly isEnded: boolean
}

const tableLabels = new Set([
  'XYDATA',
  'XYPOINTS',
  'DATATABLE',
  'PEAKTABLE',
  'PEAKASSIGNMENTS',
  'RADATA',
  'XYSTRUCTURE',
])

/** All others are left unread: they may hold names and notes, and memory. */
const keptLabels = new Set(
  (
    'TITLE DATATYPE DATACLASS XUNITS YUNITS FIRSTX LASTX DELTAX XFACTOR YFACTOR NPOINTS FIRSTY MAXY MINY MAXX MINX ' +
    'SYMBOL FACTOR UNITS FIRST LAST VARDIM MIN MAX LONGDATE DATE TIME SPECTROMETERDATASYSTEM SPECTROMETER INSTRUMENT ' +
    'RESOLUTION AVERAGES SCANS NSCANS NUMBEROFSCANS COMMENTS INSTRUMENTPARAMETERS INSTRUMENTALPARAMETERS'
  ).split(' '),
)
/** Also read where an instrument's maker has them as labels of its own, `##.AVERAGES=`, `##$SCANS=`. */
const privateLabels = new Set(['AVERAGES', 'SCANS', 'NSCANS', 'NUMBEROFSCANS'])
/** Only searched for the number of scans. */
const longLabels = new Set(['COMMENTS', 'INSTRUMENTPARAMETERS', 'INSTRUMENTALPARAMETERS'])
const deepestLink = 8

interface OpenBlock {
  readonly labels: Map<string, string>
  readonly tables: Table[]
  readonly line: number
}

/** The blocks of JCAMP-DX text in the order in which they end, one at a time. Throws `jcamp.nested`. */
export function* blocksOf(bytes: Uint8Array): Generator<Block> {
  const open: OpenBlock[] = []
  for (const label of labelsOf(bytes)) {
    if (label.name === 'TITLE' || open.length === 0) {
      if (open.length >= deepestLink) throw new SpectrumProblem('jcamp.nested', { line: label.line })
      open.push({ labels: new Map(), tables: [], line: label.line })
    }
    const block = open.at(-1)
    if (block === undefined) continue
    if (label.name === 'END') {
      open.pop()
      yield { ...block, isEnded: true }
    } else note(bytes, block, label)
  }
  for (const block of open.reverse()) yield { ...block, isEnded: false }
}

function note(bytes: Uint8Array, block: OpenBlock, label: Label): void {
  const plain = label.name.replace(/^[.$]/, '')
  const name = privateLabels.has(plain) ? plain : label.name
  if (tableLabels.has(label.name)) {
    if (block.tables.length >= maxSpectra)
      throw new SpectrumProblem('file.too_many', { line: label.line, detail: String(maxSpectra) })
    block.tables.push(tableOf(bytes, block, label))
  } else if (keptLabels.has(name) && !block.labels.has(name)) {
    block.labels.set(name, longLabels.has(name) ? textOf(bytes, label) : firstLineOf(bytes, label))
  } else if (name === 'NPOINTS') block.labels.set(name, firstLineOf(bytes, label))
}

function tableOf(bytes: Uint8Array, block: OpenBlock, label: Label): Table {
  const from = afterBreak(bytes, lineEnd(bytes, label.from))
  return {
    label: label.name,
    form: firstLineOf(bytes, label).toUpperCase().replace(/\s/g, ''),
    from: Math.min(from, label.to),
    to: label.to,
    line: label.line,
    points: block.labels.get('NPOINTS') ?? null,
  }
}
