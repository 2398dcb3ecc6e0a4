import { LevelFormat, type NumberingDefinition, Paragraph, TextRun } from 'docx'
import type { ProseBlock, ProseRun } from './prose-blocks.ts'

const step = 360
const deepest = 8

/** Prose as paragraphs and real lists; `id` (a section's) keeps the numbers of one list apart from those of the next. */
export function proseParagraphs(blocks: ProseBlock[], id: string): Paragraph[] {
  return blocks.flatMap((block, index) =>
    block.type === 'paragraph'
      ? [new Paragraph({ children: textRuns(block.runs) })]
      : listParagraphs(block, { id: `${id}-${index}`, depth: 0 }),
  )
}

interface ListPlace {
  id: string
  depth: number
}

type ProseList = Extract<ProseBlock, { type: 'list' }>

function listParagraphs(list: ProseList, place: ListPlace): Paragraph[] {
  const { id, depth } = place
  const numbering = { reference: definitionOf(list, id), level: Math.min(depth, deepest) }
  return list.items.flatMap((item, row) =>
    item.flatMap((block, index) => {
      if (block.type === 'list')
        return listParagraphs(block, { id: `${id}-${row}-${index}`, depth: depth + 1 })
      const children = textRuns(block.runs)
      if (index === 0) return [new Paragraph({ children, numbering })]
      return [new Paragraph({ children, style: 'ListParagraph', indent: { left: step * (depth + 1) } })]
    }),
  )
}

function definitionOf({ ordered, start }: ProseList, id: string): NumberingDefinition {
  const levels = Array.from({ length: deepest + 1 }, (_, level) => ({
    level,
    format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: ordered ? `%${level + 1}.` : '•',
    start,
    style: { paragraph: { indent: { left: step * (level + 1), hanging: step } } },
  }))
  return ordered ? { reference: `list-${id}`, levels } : { reference: 'bullets', levels }
}

function textRuns(runs: ProseRun[]): TextRun[] {
  return runs.flatMap(({ text, bold, italic }) =>
    text
      .split('\n')
      .map(
        (line, index) =>
          new TextRun({ text: line, bold, italics: italic, ...(index > 0 ? { break: 1 } : {}) }),
      ),
  )
}
