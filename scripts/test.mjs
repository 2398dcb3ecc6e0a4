// @ts-check
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './setup/dependencies.mjs'
import { refuseOldNode } from './setup/node-version.mjs'
import { add, noCounts, one, printCounts } from './test/counts.mjs'
import { installDebianPackages } from './test/debian.mjs'
import { allSteps, PARTS } from './test/steps.mjs'

const root = join(fileURLToPath(import.meta.url), '../..')
const asked = process.argv.slice(2)
const parts = asked.length === 0 ? PARTS : PARTS.filter((part) => asked.includes(part))
const unknown = asked.find((name) => !PARTS.some((part) => part === name))
if (unknown !== undefined) {
  console.error(
    `There is no part "${unknown}": npm test runs everything, npm test -- NAME one of ${PARTS.join(', ')}.`,
  )
  process.exit(2)
}

refuseOldNode()
finish(installDependencies(root) && installDebianPackages(parts) ? runSteps() : one(false))

function runSteps() {
  let counts = noCounts()
  const failures = []
  for (const step of allSteps(root).filter(({ part }) => parts.includes(part))) {
    console.log(`\n── ${step.name}`)
    const startMs = Date.now()
    const stepCounts = step.run()
    const seconds = ((Date.now() - startMs) / 1000).toFixed(1)
    console.log(`   ${printCounts(stepCounts)} in ${seconds} s`)
    counts = add(counts, stepCounts)
    if (stepCounts.failed > 0) failures.push(step.name)
  }
  console.log(
    failures.length === 0
      ? '\nAll is well.'
      : `\nTo mend:\n${failures.map((name) => `  ${name}`).join('\n')}`,
  )
  return counts
}

/** @param {import('./test/counts.mjs').Counts} counts */
function finish(counts) {
  console.log(printCounts(counts))
  process.exitCode = counts.failed === 0 ? 0 : 1
}
