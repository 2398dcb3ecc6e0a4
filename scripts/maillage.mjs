#!/usr/bin/env node
// @ts-check
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingDependency } from './setup/dependencies.mjs'
import { refuseOldNode } from './setup/node-version.mjs'
import { runTypeScript } from './setup/type-script.mjs'

const root = join(fileURLToPath(import.meta.url), '../..')

refuseOldNode()
if (missingDependency(root) !== null) {
  console.error(
    `The dependencies are not installed: run npm install in ${root}, then the same command again.`,
  )
  process.exit(1)
}
const cli = join(root, 'apps/server/src/cli.ts')
runTypeScript(cli, { args: process.argv.slice(2), cwd: process.cwd(), reads: true })
