import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { add, noCounts, one, printCounts, vitestCounts } from './counts.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-counts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type File = { status: string; assertionResults: { status: string }[] }

function report(
  numbers: Partial<Record<'passed' | 'failed' | 'pending' | 'todo', number>>,
  files: File[] = [],
) {
  const path = join(folder, 'report.json')
  const { passed = 0, failed = 0, pending = 0, todo = 0 } = numbers
  const said = {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
  }
  writeFileSync(path, JSON.stringify({ ...said, testResults: files }))
  return path
}

describe('counts', () => {
  it('counts each check as one, and prints what was skipped only when something was', () => {
    expect(printCounts([one(true), one(false), one(true)].reduce(add, noCounts()))).toBe('2 passed, 1 failed')
    expect(printCounts({ passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped')
  })

  it('reads a report', () => {
    const files = [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }]
    expect(vitestCounts(report({ passed: 5, failed: 1, pending: 1, todo: 1 }, files), false)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 2,
    })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const files = [{ status: 'failed', assertionResults: [] }]
    expect(vitestCounts(report({ passed: 5 }, files), false)).toMatchObject({ passed: 5, failed: 1 })
  })

  it('never calls a bad end well: an error outside tests, or no report at all', () => {
    expect(vitestCounts(report({ passed: 5 }), false)).toMatchObject({ failed: 1 })
    expect(vitestCounts(join(folder, 'none.json'), true)).toMatchObject({ failed: 1 })
  })
})
