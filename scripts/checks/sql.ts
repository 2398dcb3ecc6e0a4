import { parseSync, type TemplateLiteral, Visitor, type VisitorObject } from 'oxc-parser'
import { type Check, type Finding, lineAt, type Repository } from './repository.ts'

/** What only SQL says, so that a sentence that starts with "select" or "update" is left alone. */
const STATEMENT =
  /^\s*(select\s[\s\S]+\sfrom\s|select\s+\w+\s*\(|insert\s+into\s|update\s+[\w."]+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|(create|alter|drop)\s+(table|index|unique|role|schema|policy|view|extension|type|function)\s|set\s+(local|session|role)\s|truncate\s|grant\s+\w+.*\sto\s|revoke\s+\w+.*\sfrom\s|copy\s+[\w."]+\s+(from|to)\s)/i
const UPPER = /\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|VALUES|CREATE|ALTER|TABLE)\b/
/** Where statements may be written. */
const HOME = /^apps\/server\/src\/(slices\/[^/]+\/sql|platform\/.+)\.(ts|js)$/
const CODE = /^(apps|packages)\/.+\.(tsx?|js)$/
const TEST = /\.test\.tsx?$|\/testing(\/.+)?\.ts$/

/** SQL is written by hand in lower case in sql.ts, through the `sql` tag, and never put together from strings. */
export const checkSql: Check = (repository) => [
  ...repository.files
    .filter((path) => CODE.test(path) && !TEST.test(path))
    .flatMap((path) => refusedStatements(repository, path)),
  ...shoutedMigrations(repository),
]

function refusedStatements({ text }: Repository, path: string): Finding[] {
  const source = text(path)
  const findings: Finding[] = []
  const refuse = (offset: number, message: string): void => {
    findings.push({ path, line: lineAt(source, offset), message })
  }
  const judge = (statement: string, offset: number): void => {
    if (!HOME.test(path))
      refuse(offset, "holds SQL: write it in the slice's sql.ts, as a function with a name")
    if (UPPER.test(statement)) refuse(offset, 'writes SQL in capitals: SQL is in lower case')
  }
  new Visitor(statementVisitor(judge, refuse)).visit(parseSync(path, source).program)
  return findings
}

type Say = (text: string, offset: number) => void

/** Calls `judge` with every whole statement, and `refuse` for every way of putting one together. */
function statementVisitor(judge: Say, refuse: (offset: number, message: string) => void): VisitorObject {
  const tagged = new Set<number>()
  return {
    TaggedTemplateExpression({ tag, quasi, start }) {
      if (tag.type !== 'Identifier' || tag.name !== 'sql') return
      tagged.add(quasi.start)
      judge(statementOf(quasi), start)
    },
    TemplateLiteral(node) {
      if (tagged.has(node.start) || !STATEMENT.test(statementOf(node))) return
      if (node.expressions.length === 0) judge(statementOf(node), node.start)
      else
        refuse(
          node.start,
          'puts SQL together from strings: use the sql tag, which passes values as parameters',
        )
    },
    BinaryExpression({ operator, left, start }) {
      if (operator !== '+' || left.type !== 'Literal' || typeof left.value !== 'string') return
      if (STATEMENT.test(left.value)) refuse(start, 'puts SQL together with +: use the sql tag')
    },
    CallExpression({ callee, start }) {
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return
      if (callee.object.name !== 'sql' || callee.property.type !== 'Identifier') return
      if (callee.property.name !== 'raw') return
      refuse(start, 'calls sql.raw, which takes any string: use sql.ref, sql.table or a parameter')
    },
    Literal({ value, start }) {
      if (typeof value === 'string' && STATEMENT.test(value)) judge(value, start)
    },
  }
}

function statementOf({ quasis }: TemplateLiteral): string {
  return quasis.map(({ value }) => value.raw).join(' ? ')
}

function shoutedMigrations({ files, text }: Repository): Finding[] {
  return files
    .filter((path) => /^apps\/server\/migrations\/.+\.sql$/.test(path))
    .flatMap((path) => {
      const code = text(path).replace(/--.*$/gm, (comment) => ' '.repeat(comment.length))
      const found = UPPER.exec(code)
      if (found === null) return []
      return [
        { path, line: lineAt(code, found.index), message: 'writes SQL in capitals: SQL is in lower case' },
      ]
    })
}
