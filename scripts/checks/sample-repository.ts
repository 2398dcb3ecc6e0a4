import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Check, openRepository, printFinding } from './repository.ts'

/** What a check says of a small repository made for the purpose, one printed line a finding. */
export function findingsIn(check: Check, texts: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'maillage-check-'))
  try {
    execFileSync('git', ['init', '--quiet'], { cwd: root })
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return check(openRepository(root)).map(printFinding)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
