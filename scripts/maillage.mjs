#!/usr/bin/env node
// @ts-check
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingDependency } from './setup/dependencies.mjs'
import { refuseOldNode } from './setup/node-version.mjs'
import { runProgram } from './setup/program.mjs'

const root = join(fileURLToPath(import.meta.url), '../..')

refuseOldNode()
if (missingDependency(root) !== null) {
  console.error(
    `The dependencies are not installed: run npm install in ${root}, then the same command again.`,
  )
  process.exit(1)
}
// Not before: what bundles is one of the dependencies.
const { bundleServer } = await import('./setup/server-bundle.mjs')
runProgram(await bundleServer(root, 'cli'), { args: process.argv.slice(2), cwd: process.cwd(), reads: true })
