import { fileURLToPath } from 'node:url'
import { checkArrows } from './checks/arrows.ts'
import { checkLicences } from './checks/licences.ts'
import { type Check, openRepository, printFinding } from './checks/repository.ts'
import { checkSql } from './checks/sql.ts'
import { checkTree } from './checks/tree.ts'
import { checkWords } from './checks/words.ts'

const CHECKS: Record<string, Check> = {
  tree: checkTree,
  arrows: checkArrows,
  sql: checkSql,
  words: checkWords,
  licences: checkLicences,
}

const root = fileURLToPath(new URL('..', import.meta.url))
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in CHECKS))
if (unknown !== undefined) {
  console.error(`There is no check "${unknown}": the checks are ${Object.keys(CHECKS).join(', ')}.`)
  process.exit(2)
}

const repository = openRepository(root)
let refused = 0
for (const [name, check] of Object.entries(CHECKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const findings = check(repository)
  refused += findings.length
  console.log(
    `${findings.length === 0 ? 'ok    ' : 'refused'} ${name}${findings.length === 0 ? '' : ` (${findings.length})`}`,
  )
  for (const finding of findings) console.log(`  ${printFinding(finding)}`)
}
process.exitCode = refused === 0 ? 0 : 1
