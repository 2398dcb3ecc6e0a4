import type { Node, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { Fragment, type ReactNode, useMemo } from 'react'

/**
 * CommonMark set as the documents set it: paragraphs, lists, emphasis, links. A heading is a strong paragraph (a section's
 * headings are the template's), HTML is the very text that was typed.
 */
export function ProseText({ text }: { text: string }): ReactNode {
  const blocks = useMemo(() => fromMarkdown(text).children, [text])
  return <div className="prose">{blocksOf(blocks)}</div>
}

const blocksOf = (nodes: readonly RootContent[]): ReactNode[] =>
  nodes.map((node) => <Fragment key={placeOf(node)}>{blockOf(node)}</Fragment>)

/** The blocks and phrases of a text have no identity but their place in it. */
const placeOf = ({ position }: Node): number => position?.start.offset ?? 0

function blockOf(node: RootContent): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{phrasesOf(node.children)}</p>
    case 'heading':
      return (
        <p>
          <strong>{phrasesOf(node.children)}</strong>
        </p>
      )
    case 'list': {
      const items = node.children.map((item) => <li key={placeOf(item)}>{blocksOf(item.children)}</li>)
      return node.ordered ? <ol start={node.start ?? 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'blockquote':
      return blocksOf(node.children)
    case 'code':
    case 'html':
      return <p>{node.value}</p>
    case 'definition':
      return (
        <p>
          {node.label}: {node.url}
        </p>
      )
    default:
      return null
  }
}

const phrasesOf = (nodes: readonly PhrasingContent[]): ReactNode[] =>
  nodes.map((node) => <Fragment key={placeOf(node)}>{phraseOf(node)}</Fragment>)

function phraseOf(node: PhrasingContent): ReactNode {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'html':
      return node.value
    case 'break':
      return <br />
    case 'strong':
      return <strong>{phrasesOf(node.children)}</strong>
    case 'emphasis':
      return <em>{phrasesOf(node.children)}</em>
    case 'link':
      return <ProseLink url={node.url}>{phrasesOf(node.children)}</ProseLink>
    case 'linkReference':
      return phrasesOf(node.children)
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    default:
      return null
  }
}

/** Only addresses of the web and of mail lead somewhere; anything else stays words. */
function ProseLink({ url, children }: { url: string; children: ReactNode }): ReactNode {
  if (!/^(https?:|mailto:)/i.test(url)) return children
  return (
    <a href={url} rel="noopener noreferrer">
      {children}
    </a>
  )
}
