import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { identityRoutes } from '../apps/server/src/platform/auth/routes.ts'
import { reportTemplateSchema } from '../apps/server/src/slices/catalogue/export.ts'
import { api } from '../packages/contract/src/api.ts'
import { openRepository } from './checks/repository.ts'
import { accessMatrix } from './docs/access.ts'
import { contractEndpoints } from './docs/contract-endpoints.ts'
import { openapiDocument } from './docs/openapi.ts'
import { rulesDocument, rulesOf } from './docs/rules.ts'
import { schemaDocument } from './docs/schema.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = 'docs/generated'

const documents: Record<string, () => string | Promise<string>> = {
  'access.md': () => accessMatrix(contractEndpoints(api), identityRoutes),
  'openapi.json': async () => json(await openapiDocument(productVersion(), api)),
  'report-template.schema.json': () => json(reportTemplateSchema()),
  'rules.md': () => rulesDocument(rulesByNoun()),
  'schema.sql': schemaDocument,
}

const isCheck = process.argv.includes('--check')
mkdirSync(join(root, folder), { recursive: true })
for (const [name, write] of Object.entries(documents)) {
  const path = join(root, folder, name)
  const fresh = await write()
  const isFresh = existsSync(path) && readFileSync(path, 'utf8') === fresh
  if (isCheck && !isFresh) {
    console.log(`stale   ${folder}/${name}: run npm run docs and commit what it writes`)
    process.exitCode = 1
  } else {
    if (!isFresh) writeFileSync(path, fresh)
    console.log(`${isFresh ? 'ok      ' : 'written '}${folder}/${name}`)
  }
}

function json(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

function productVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return version
}

function rulesByNoun() {
  const { files, text } = openRepository(root)
  return new Map(
    files.flatMap((path) => {
      const noun = /^apps\/server\/src\/slices\/([^/]+)\/rules\.ts$/.exec(path)?.[1]
      return noun === undefined ? [] : [[noun, rulesOf(path, text(path))] as const]
    }),
  )
}
