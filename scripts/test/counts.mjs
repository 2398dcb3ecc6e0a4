// @ts-check
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @returns {Counts}
 */
export function noCounts() {
  return { passed: 0, failed: 0, skipped: 0 }
}

/**
 * Sum of counts.
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/**
 * Counts of one check: one passed or one failed.
 * @param {boolean} isWell
 * @returns {Counts}
 */
export function one(isWell) {
  return { passed: isWell ? 1 : 0, failed: isWell ? 0 : 1, skipped: 0 }
}

/**
 * Counts of a vitest run, from its JSON report. A file that could not be loaded counts as one failure, and so does a
 * run that ended badly with no failed test to show for it, or without a report.
 * @param {string} report path of the JSON report
 * @param {boolean} isWell whether vitest ended well
 * @returns {Counts}
 */
export function vitestCounts(report, isWell) {
  if (!existsSync(report)) return one(false)
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
   *   testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const said = JSON.parse(readFileSync(report, 'utf8'))
  const unloaded = said.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length
  const failed = said.numFailedTests + unloaded
  return {
    passed: said.numPassedTests,
    failed: failed === 0 && !isWell ? 1 : failed,
    skipped: said.numPendingTests + said.numTodoTests,
  }
}

/**
 * The last line of `npm test`.
 * @param {Counts} counts
 */
export function printCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}
