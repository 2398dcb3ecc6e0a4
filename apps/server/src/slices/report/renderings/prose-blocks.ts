import type { PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/** A stretch of text with one emphasis; a line break is '\n'. */
export interface ProseRun {
  text: string
  bold: boolean
  italic: boolean
}

export type ProseBlock =
  | { type: 'paragraph'; runs: ProseRun[] }
  | { type: 'list'; ordered: boolean; start: number; items: ProseBlock[][] }

/**
 * CommonMark as the blocks that every document can set: paragraphs, nested lists, emphasis. Headings become bold
 * paragraphs (a section's headings are the template's), quotes and code plain ones, HTML the very text that was typed.
 */
export function proseBlocks(markdown: string): ProseBlock[] {
  return blocksOf(fromMarkdown(markdown).children)
}

const plain = { bold: false, italic: false }
type Emphasis = typeof plain

function blocksOf(nodes: RootContent[]): ProseBlock[] {
  return nodes.flatMap((node): ProseBlock[] => {
    switch (node.type) {
      case 'paragraph':
        return [{ type: 'paragraph', runs: runsOf(node.children, plain) }]
      case 'heading':
        return [{ type: 'paragraph', runs: runsOf(node.children, { ...plain, bold: true }) }]
      case 'list': {
        const items = node.children.map((item) => blocksOf(item.children))
        return [{ type: 'list', ordered: node.ordered === true, start: node.start ?? 1, items }]
      }
      case 'blockquote':
        return blocksOf(node.children)
      case 'code':
      case 'html':
        return [{ type: 'paragraph', runs: [{ text: node.value, ...plain }] }]
      case 'definition':
        return [{ type: 'paragraph', runs: [{ text: `${node.label}: ${node.url}`, ...plain }] }]
      default:
        return []
    }
  })
}

function runsOf(nodes: PhrasingContent[], emphasis: Emphasis): ProseRun[] {
  return nodes.flatMap((node): ProseRun[] => {
    switch (node.type) {
      case 'text':
        return [{ text: node.value.replaceAll('\n', ' '), ...emphasis }]
      case 'inlineCode':
      case 'html':
        return [{ text: node.value, ...emphasis }]
      case 'break':
        return [{ text: '\n', ...emphasis }]
      case 'strong':
        return runsOf(node.children, { ...emphasis, bold: true })
      case 'emphasis':
        return runsOf(node.children, { ...emphasis, italic: true })
      case 'link':
        return withAddress(runsOf(node.children, emphasis), node.url, emphasis)
      case 'linkReference':
        return runsOf(node.children, emphasis)
      case 'image':
      case 'imageReference':
        return [{ text: node.alt ?? '', ...emphasis }]
      default:
        return []
    }
  })
}

/** Paper has no links: the address is printed after the words, unless it is the words. */
function withAddress(runs: ProseRun[], url: string, emphasis: Emphasis): ProseRun[] {
  const words = runs.map((run) => run.text).join('')
  return url === words ? runs : [...runs, { text: ` (${url})`, ...emphasis }]
}
