import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files that make up the repository, by path from its root with `/`, whether committed yet or not. */
export type Repository = {
  root: string
  files: string[]
  /** Text of a file of the list, read once. */
  text: (path: string) => string
}

/** One thing that a check refuses, and what to do about it. */
export type Finding = { path: string; line?: number; message: string }

/** A check reads the repository and returns what it refuses: nothing when all is well. */
export type Check = (repository: Repository) => Finding[]

/** The repository at a folder, as git sees it: ignored files are left out, deleted ones too. */
export function openRepository(root: string): Repository {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const files = [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)))
  const texts = new Map<string, string>()
  const text = (path: string): string => {
    const known = texts.get(path)
    if (known !== undefined) return known
    const read = readFileSync(join(root, path), 'utf8')
    texts.set(path, read)
    return read
  }
  return { root, files: files.sort(), text }
}

/** One line of print for a finding: `path:line  message`. */
export function printFinding({ path, line, message }: Finding): string {
  return `${path}${line === undefined ? '' : `:${line}`}  ${message}`
}

/** 1-based line of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
