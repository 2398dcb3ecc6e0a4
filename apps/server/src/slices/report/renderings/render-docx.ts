import type { ReportDocument, ReportSection } from '@maillage/contract/report-document'
import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { chartParts } from './chart-series.ts'
import { chartParagraph } from './docx-chart.ts'
import { proseParagraphs } from './docx-prose.ts'
import { borders, docxStyles, embeddedFonts, figureStyle, ink, reportStyles } from './docx-styles.ts'
import { captionParagraph, tableBorders, tableParts, textWidth } from './docx-table.ts'
import { coverFacts, documentName } from './front-matter.ts'
import { steppedLevels } from './headings.ts'
import { proseBlocks } from './prose-blocks.ts'
import { wordsOf } from './words.ts'

type Part = Paragraph | Table | TableOfContents

const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1600, bottom: 1500, left: 1701, right: 1417, header: 800, footer: 700 },
}

/** A report as a Word document: real styles, headings, captions and contents, charts of Word's own, the typeface inside. */
export async function renderDocx(doc: ReportDocument): Promise<Uint8Array> {
  const words = wordsOf(doc)
  const body = [...contents(doc), ...sections(doc), ...definitions(doc)]
  const document = new Document({
    title: documentName(doc),
    subject: doc.template.funder,
    creator: doc.networkName,
    lastModifiedBy: doc.networkName,
    description: coverFacts(doc)
      .map(({ name, value }) => `${name}${words.colon}${value}`)
      .join('\n'),
    styles: reportStyles(words.languageTag),
    externalStyles: figureStyle,
    fonts: embeddedFonts(),
    // Page numbers of the contents are worked out here, so that Word has nothing to ask when it opens the file.
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      { properties: { page }, children: cover(doc) },
      {
        properties: { page, type: SectionType.NEXT_PAGE },
        headers: { default: runningHeader(doc) },
        footers: { default: runningFooter(doc) },
        children: body,
      },
    ],
  })
  return Packer.toBuffer(document)
}

function cover(doc: ReportDocument): Part[] {
  return [
    new Paragraph({ style: docxStyles.coverNetwork, text: doc.networkName }),
    new Paragraph({ style: docxStyles.coverYear, text: String(doc.year) }),
    new Paragraph({ heading: HeadingLevel.TITLE, text: doc.title }),
    new Paragraph({ style: docxStyles.coverPerimeter, text: doc.perimeter }),
    pairsTable(coverFacts(doc), { nameColour: 'inkSoft', nameWidth: 1900 }),
  ]
}

interface Pair {
  name: string
  value: string
}

function pairsTable(
  pairs: Pair[],
  look: { nameColour: 'ink' | 'inkSoft' | 'accent'; nameWidth: number },
): Table {
  const cell = (text: string, run: { color: string; bold?: boolean }) =>
    new TableCell({
      margins: { left: 0, right: 160, top: 30, bottom: 30 },
      children: [new Paragraph({ style: docxStyles.tableText, children: [new TextRun({ text, ...run })] })],
    })
  const bold = look.nameColour !== 'inkSoft'
  return new Table({
    rows: pairs.map(
      ({ name, value }) =>
        new TableRow({
          cantSplit: true,
          children: [cell(name, { color: ink(look.nameColour), bold }), cell(value, { color: ink('ink') })],
        }),
    ),
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [look.nameWidth, textWidth - look.nameWidth],
    layout: TableLayoutType.FIXED,
    borders: { ...tableBorders, top: borders.hairline, bottom: borders.hairline },
  })
}

function contents(doc: ReportDocument): Part[] {
  const words = wordsOf(doc)
  const reading = words.reading.map(({ mark, meaning }) => ({ name: mark, value: meaning }))
  const draft = doc.status === 'draft' ? [{ name: words.draft, value: words.draftMeaning }] : []
  return [
    new Paragraph({ style: docxStyles.contentsTitle, text: words.contents }),
    new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-3' }),
    new Paragraph({ style: docxStyles.chart }),
    new Paragraph({ style: 'Caption', text: words.readingTitle }),
    pairsTable([...reading, ...draft], { nameColour: 'accent', nameWidth: 1900 }),
  ]
}

const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
]

function sections(doc: ReportDocument): Part[] {
  const levels = steppedLevels(doc.sections.map((section) => section.level))
  return doc.sections.flatMap((section, index) => [
    sectionHeading(section, { level: levels[index] ?? 1, pageBreakBefore: index === 0 }),
    ...(section.prose === null ? [] : proseParagraphs(proseBlocks(section.prose.text), section.id)),
    ...blocks(section, doc),
  ])
}

function sectionHeading(
  section: ReportSection,
  place: { level: number; pageBreakBefore: boolean },
): Paragraph {
  const { level, pageBreakBefore } = place
  const heading = headingLevels[level - 1] ?? HeadingLevel.HEADING_4
  const number =
    section.number === '' ? [] : [new TextRun({ text: `${section.number}\u2002`, color: ink('accent') })]
  return new Paragraph({
    heading,
    pageBreakBefore,
    children: [...number, new TextRun({ text: section.title })],
  })
}

function blocks(section: ReportSection, doc: ReportDocument): Part[] {
  return section.blocks.flatMap((block): Part[] => {
    if (block.type === 'table') return tableParts(block, doc)
    const charts = chartParts(block, doc).map((content) => chartParagraph(content, doc))
    return charts.length === 0 ? [] : [captionParagraph(block, doc), ...charts]
  })
}

function definitions(doc: ReportDocument): Part[] {
  if (doc.definitions.length === 0) return []
  const words = wordsOf(doc)
  const pairs = doc.definitions.map(({ label, definition }) => ({ name: label, value: definition }))
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: words.definitions }),
    new Paragraph({ text: words.definitionsIntroduction }),
    pairsTable(pairs, { nameColour: 'ink', nameWidth: 2800 }),
  ]
}

function runningHeader(doc: ReportDocument): Header {
  const words = wordsOf(doc)
  const draft =
    doc.status === 'draft' ? [new TextRun({ text: `\t${words.draft}`, bold: true, color: ink('draft') })] : []
  const running = new TextRun({ text: documentName(doc) })
  return new Header({
    children: [new Paragraph({ style: docxStyles.running, tabStops, children: [running, ...draft] })],
  })
}

function runningFooter(doc: ReportDocument): Footer {
  const number = new TextRun({
    children: [`\t${wordsOf(doc).page} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
  })
  const children = [new TextRun({ text: doc.networkName }), number]
  return new Footer({ children: [new Paragraph({ style: docxStyles.running, tabStops, children })] })
}

const tabStops = [{ type: TabStopType.RIGHT, position: textWidth }]
