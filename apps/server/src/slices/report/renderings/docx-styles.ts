import { readFileSync } from 'node:fs'
import { BorderStyle, type IPropertiesOptions, type IStylesOptions, LineRuleType } from 'docx'
import { paperColours } from './paper.ts'
import { typeface } from './typefaces.ts'

/** Names of the styles that the document's parts are set in: what someone changes in Word to change all of them. */
export const docxStyles = {
  coverNetwork: 'CoverNetwork',
  coverYear: 'CoverYear',
  coverPerimeter: 'CoverPerimeter',
  contentsTitle: 'ContentsTitle',
  tableHeader: 'TableHeader',
  tableText: 'TableText',
  tableFigure: 'TableFigure',
  tableNote: 'TableNote',
  chart: 'Chart',
  running: 'Running',
} as const

/** A colour as Word writes it, without '#'. */
export const ink = (name: keyof typeof paperColours) => paperColours[name].slice(1)

const points = (size: number) => Math.round(size * 2)
const twips = (size: number) => Math.round(size * 20)

/** The styles of a report in a language ('fr-FR'): Word's own names for headings, contents and captions, ours beside. */
export function reportStyles(languageTag: string): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: typeface.name, size: points(size), bold: true, color: ink('ink') },
    paragraph: {
      spacing: { before: twips(before), after: twips(after), line: 260, lineRule: LineRuleType.AUTO },
      keepNext: true,
      keepLines: true,
    },
  })
  return {
    default: {
      document: {
        run: { font: typeface.name, size: points(10.5), color: ink('ink'), language: { value: languageTag } },
        paragraph: { spacing: { after: twips(7), line: 280, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: typeface.name, size: points(30), bold: true, color: ink('ink') },
        paragraph: { spacing: { before: 0, after: twips(14), line: 240, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(19, 34, 12),
      heading2: heading(14, 24, 9),
      heading3: heading(11.5, 20, 7),
      heading4: heading(10.5, 16, 5),
      caption: {
        run: { size: points(9.5), bold: true, italics: false, color: ink('accent') },
        paragraph: { spacing: { before: twips(14), after: twips(5) }, keepNext: true },
      },
      listParagraph: { paragraph: { contextualSpacing: true } },
    },
    paragraphStyles: [...coverStyles(), ...tableStyles(), ...contentsStyles(), runningStyle()],
  }
}

function coverStyles(): NonNullable<IStylesOptions['paragraphStyles']> {
  const bold = { bold: true, color: ink('accent') }
  return [
    {
      id: docxStyles.coverNetwork,
      name: 'Cover network',
      basedOn: 'Normal',
      run: { ...bold, size: points(11) },
      paragraph: { spacing: { after: twips(140) } },
    },
    {
      id: docxStyles.coverYear,
      name: 'Cover year',
      basedOn: 'Normal',
      run: { ...bold, size: points(72) },
      paragraph: { spacing: { after: twips(8), line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: docxStyles.coverPerimeter,
      name: 'Cover perimeter',
      basedOn: 'Normal',
      run: { size: points(16) },
      paragraph: { spacing: { after: twips(130) } },
    },
  ]
}

function tableStyles(): NonNullable<IStylesOptions['paragraphStyles']> {
  const tight = { spacing: { before: twips(2.5), after: twips(2.5), line: 240, lineRule: LineRuleType.AUTO } }
  const small = { size: points(9.5) }
  return [
    { id: docxStyles.tableText, name: 'Table text', basedOn: 'Normal', run: small, paragraph: tight },
    {
      id: docxStyles.tableHeader,
      name: 'Table header',
      basedOn: docxStyles.tableText,
      run: { size: points(8.5), bold: true, color: ink('inkSoft') },
      paragraph: { ...tight, keepNext: true },
    },
    {
      id: docxStyles.tableNote,
      name: 'Table note',
      basedOn: 'Normal',
      run: { size: points(8.5), color: ink('inkSoft') },
      paragraph: { spacing: { before: twips(3), after: 0, line: 250, lineRule: LineRuleType.AUTO } },
    },
    {
      id: docxStyles.chart,
      name: 'Chart',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 0, after: twips(14) } },
    },
  ]
}

function contentsStyles(): NonNullable<IStylesOptions['paragraphStyles']> {
  const entry = (level: number) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    run: { bold: level === 1 },
    paragraph: {
      spacing: { before: twips(level === 1 ? 8 : 0), after: twips(3) },
      indent: { left: twips((level - 1) * 14) },
    },
  })
  const title = {
    id: docxStyles.contentsTitle,
    name: 'Contents title',
    basedOn: 'Normal',
    run: { size: points(19), bold: true },
    paragraph: { spacing: { after: twips(12) }, keepNext: true },
  }
  return [entry(1), entry(2), entry(3), title]
}

const runningStyle = () => ({
  id: docxStyles.running,
  name: 'Running header',
  basedOn: 'Normal',
  run: { size: points(8.5), color: ink('inkSoft') },
  paragraph: { spacing: { before: 0, after: 0 } },
})

/** Figures of a table, right-aligned and of one width: a setting of Word 2010 that the library has no option for. */
export const figureStyle = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"><w:style w:type="paragraph" w:customStyle="1" w:styleId="${docxStyles.tableFigure}"><w:name w:val="Table figure"/><w:basedOn w:val="${docxStyles.tableText}"/><w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w14:numSpacing w14:val="tabular"/></w:rPr></w:style></w:styles>`

/** The typeface in its four cuts, put into the file: its licence (OFL) allows it, and the reader need not have it. */
export function embeddedFonts(): NonNullable<IPropertiesOptions['fonts']> {
  const cut = (name: string) =>
    readFileSync(`${typeface.folder}/${name}/AtkinsonHyperlegibleNext_${name}.ttf`)
  return [
    {
      name: typeface.name,
      data: cut('400Regular'),
      bold: cut('700Bold'),
      italic: cut('400Regular_Italic'),
      boldItalic: cut('700Bold_Italic'),
    },
  ]
}

const line = (size: number, colour: keyof typeof paperColours) => ({
  style: BorderStyle.SINGLE,
  size,
  color: ink(colour),
})
export const borders = {
  none: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  hairline: line(4, 'hairline'),
  group: line(4, 'line'),
  rule: line(6, 'ink'),
}
