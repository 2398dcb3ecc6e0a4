import { fileURLToPath } from 'node:url'
import { runCli } from './cli/program.ts'

/** The same data whatever folder the command is called from. */
const defaultData = fileURLToPath(new URL('../../../data', import.meta.url))
const { MAILLAGE_DATA } = process.env

process.exitCode = await runCli(process.argv.slice(2), {
  ...process.env,
  MAILLAGE_DATA: MAILLAGE_DATA || defaultData,
})
