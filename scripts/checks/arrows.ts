import { parseSync, Visitor } from 'oxc-parser'
import { findCycles } from './cycles.ts'
import { refusedArrow } from './layers.ts'
import { type Import, importsOf, targetOf } from './module.ts'
import { type Check, type Finding, lineAt, type Repository } from './repository.ts'

/** Tests, what they share, and what measures: none of it is part of the product. */
const TEST =
  /\.test\.tsx?$|^(apps|packages)\/[^/]+\/src\/((.+\/)?testing(\/.+)?\.tsx?$|access\/)|\.(bench|soak)\.ts$/
/** The two programs: they hand the environment to the configuration's schema. */
const ENTRY = /^apps\/server\/src\/(main|cli)\.ts$/

/** Imports point one way, and never in a circle. Tests may import what they like, but not in a circle. */
export const checkArrows: Check = (repository) => {
  const arrows = repository.files
    .filter((path) => /^(apps|packages)\/.+\.(tsx?|js)$/.test(path))
    .flatMap((from) => arrowsFrom(from, repository))
  return [...wrongWays(arrows), ...circles(arrows), ...environmentReaders(repository)]
}

type Arrow = Import & { from: string; to: string | null; line: number }

function arrowsFrom(from: string, repository: Repository): Arrow[] {
  const text = repository.text(from)
  return importsOf(from, text).map((found) => ({
    ...found,
    from,
    to: targetOf(from, found.specifier, repository),
    line: lineAt(text, found.offset),
  }))
}

function wrongWays(arrows: Arrow[]): Finding[] {
  return arrows
    .filter(({ from }) => !TEST.test(from))
    .flatMap(({ from, to, specifier, line }) => {
      const message = to !== null && TEST.test(to) ? forTests(to) : refusedArrow(from, to ?? specifier)
      return message === null ? [] : [{ path: from, line, message }]
    })
}

function forTests(target: string): string {
  return `imports ${target}, which is for tests: only a *.test.ts or a file of testing/ may`
}

function circles(arrows: Arrow[]): Finding[] {
  const graph = new Map<string, string[]>()
  for (const { from, to } of arrows) {
    if (to !== null) graph.set(from, [...(graph.get(from) ?? []), to])
  }
  return findCycles(graph).map((cycle) => ({
    path: cycle[0] ?? '',
    message: `imports in a circle: ${[...cycle, cycle[0]].join(' → ')}; move what both need into a file that imports neither`,
  }))
}

function environmentReaders({ files, text }: Repository): Finding[] {
  return files
    .filter((path) => /^apps\/server\/src\/.+\.(ts|js)$/.test(path) && !TEST.test(path) && !ENTRY.test(path))
    .flatMap((path) => {
      const offset = environmentRead(path, text(path))
      if (offset === null) return []
      const message =
        'reads the environment: only main.ts and cli.ts do; take the value from the configuration'
      return [{ path, line: lineAt(text(path), offset), message }]
    })
}

function environmentRead(path: string, text: string): number | null {
  let offset: number | null = null
  new Visitor({
    MemberExpression({ object, property, start }) {
      const isProcess = object.type === 'Identifier' && object.name === 'process'
      if (isProcess && property.type === 'Identifier' && property.name === 'env') offset ??= start
    },
  }).visit(parseSync(path, text).program)
  return offset
}
