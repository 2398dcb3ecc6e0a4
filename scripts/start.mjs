// @ts-check
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './setup/dependencies.mjs'
import { refuseOldNode } from './setup/node-version.mjs'
import { runProgram } from './setup/program.mjs'
import { buildWeb } from './setup/web-build.mjs'

const root = join(fileURLToPath(import.meta.url), '../..')

refuseOldNode()
if (!installDependencies(root)) stop('The dependencies could not be installed')
if (!buildWeb(root)) stop('The page could not be built')
console.log('Starting Maillage…')
// Not before: what bundles is one of the dependencies.
const { bundleServer } = await import('./setup/server-bundle.mjs')
runProgram(await bundleServer(root, 'main'), { args: process.argv.slice(2), cwd: root, reads: false })

/** @param {string} fault */
function stop(fault) {
  console.error(`${fault}: read the lines above, then run npm start again.`)
  process.exit(1)
}
