import { hasPlace, remedyFor } from './places.ts'
import type { Check, Finding, Repository } from './repository.ts'

const MOST_LINES = 400
const CODE = /\.(tsx?|m?js|css|sql)$/
/** Names that say nothing of what is inside, alone or as one part of a name. */
const EMPTY_NAMES = /^(utils?|helpers?|commons?|misc|managers?|services?)$/

/** Every file has its place, a name that says what it holds, and a size one can read. */
export const checkTree: Check = (repository) => [
  ...repository.files.flatMap((path) => [
    ...refusedPlace(path),
    ...refusedName(path),
    ...refusedSize(repository, path),
  ]),
  ...fixturesWithoutOrigin(repository),
]

function refusedPlace(path: string): Finding[] {
  return hasPlace(path) ? [] : [{ path, message: `has no place here: ${remedyFor(path)}` }]
}

function refusedName(path: string): Finding[] {
  if (path.startsWith('fixtures/')) return []
  const parts = path.split('/').flatMap((part) => part.split(/[-.]/))
  const empty = parts.find((part) => EMPTY_NAMES.test(part))
  if (empty === undefined) return []
  const message = `"${empty}" says nothing of what is inside: name the file after what it does, or put the code beside its one user`
  return [{ path, message }]
}

function refusedSize({ text }: Repository, path: string): Finding[] {
  if (!CODE.test(path) || /^(fixtures|docs\/generated)\//.test(path)) return []
  const lines = text(path).split('\n').length - 1
  if (lines <= MOST_LINES) return []
  return [
    { path, message: `has ${lines} lines, the limit is ${MOST_LINES}: split it by what changes together` },
  ]
}

function fixturesWithoutOrigin({ files }: Repository): Finding[] {
  const folders = new Set(files.flatMap((path) => /^fixtures\/[^/]+/.exec(path)?.[0] ?? []))
  return [...folders]
    .filter((folder) => !files.includes(`${folder}/ORIGIN.md`))
    .map((path) => ({
      path,
      message: 'needs an ORIGIN.md that says where the data comes from and its licence',
    }))
}
