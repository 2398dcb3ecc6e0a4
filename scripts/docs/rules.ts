import { type Comment, type Program, parseSync } from 'oxc-parser'

/** An exported rule: its name and the first sentence of its docstring, null when it has none. */
export type Rule = { name: string; sentence: string | null }

const HEAD = `# The rules

Written by \`npm run docs\`: the first sentence of every rule, by noun. The rules themselves, and the tests that show
them at work, are in \`apps/server/src/slices/<noun>/rules.ts\`.
`

/** The exported functions of a rules.ts, in their order. */
export function rulesOf(path: string, text: string): Rule[] {
  const { program, comments } = parseSync(path, text)
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return []
    const sentence = firstSentence(docstringBefore(statement.start, text, comments))
    return functionNames(statement.declaration).map((name) => ({ name, sentence }))
  })
}

/** The rules in words, one list for each noun; Error that names every rule without a docstring. */
export function rulesDocument(byNoun: ReadonlyMap<string, readonly Rule[]>): string {
  const silent = [...byNoun].flatMap(([noun, rules]) =>
    rules.filter(({ sentence }) => sentence === null).map(({ name }) => `${noun}: ${name}`),
  )
  if (silent.length > 0) throw new Error(`These rules have no docstring: ${silent.join(', ')}.`)
  const lists = [...byNoun]
    .filter(([, rules]) => rules.length > 0)
    .map(([noun, rules]) => {
      const lines = rules.map(({ name, sentence }) => `- ${sentence} (\`${name}\`)`)
      return `## ${noun}\n\n${lines.join('\n')}\n`
    })
  return [HEAD, ...lists].join('\n')
}

type Declaration = Extract<Program['body'][number], { type: 'ExportNamedDeclaration' }>['declaration']

function functionNames(declaration: Declaration): string[] {
  if (declaration?.type === 'FunctionDeclaration') return declaration.id ? [declaration.id.name] : []
  if (declaration?.type !== 'VariableDeclaration') return []
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && init?.type === 'ArrowFunctionExpression' ? [id.name] : [],
  )
}

function docstringBefore(offset: number, text: string, comments: readonly Comment[]): string | null {
  const comment = comments.findLast(({ end }) => end <= offset)
  if (comment?.type !== 'Block' || !comment.value.startsWith('*')) return null
  return text.slice(comment.end, offset).trim() === '' ? comment.value : null
}

function firstSentence(docstring: string | null): string | null {
  const text = docstring
    ?.replace(/^\s*\*+ ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (!text) return null
  return /^.*?[.!?](?= [A-ZÀ-Ý@]|$)/.exec(text)?.[0] ?? text
}
