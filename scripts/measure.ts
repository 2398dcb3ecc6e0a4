import { existsSync, readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** One measured case; `goal` and `peer` are what it is held against, null when there is nothing to compare. */
export interface Measurement {
  readonly case: string
  readonly value: number
  readonly unit: string
  readonly goal: string | number | null
  readonly peer: string | number | null
}

/** What a bench or a soak exports as `run`. */
export type Run = () => Promise<{
  conditions: Record<string, unknown>
  results: readonly Measurement[]
}>

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs `NAME.<kind>.ts` and prints its table, or JSON with `--json`; without a name, lists those there are. Ends the
 * process with 2 when there is none of that name.
 */
export async function measure(kind: 'bench' | 'soak', args: readonly string[]): Promise<void> {
  const files = measurementFiles(root, kind)
  const name = args.find((arg) => !arg.startsWith('--'))
  if (name === undefined) {
    console.log(files.size === 0 ? `There is no ${kind} yet.` : [...files.keys()].join('\n'))
    return
  }
  const file = files.get(name)
  if (file === undefined) {
    console.error(`There is no ${kind} "${name}": there are ${[...files.keys()].join(', ') || 'none'}.`)
    process.exitCode = 2
    return
  }
  const { run }: { run: Run } = await import(pathToFileURL(join(root, file)).href)
  const { conditions, results } = await run()
  const machine = { ...conditions, ...machineConditions() }
  console.log(
    args.includes('--json')
      ? JSON.stringify({ bench: name, conditions: machine, results }, null, 2)
      : printTable(name, machine, results),
  )
}

/** Measurement files by name: those of the server, of the packages, then of the journeys. */
export function measurementFiles(root: string, kind: 'bench' | 'soak'): Map<string, string> {
  const packages = existsSync(join(root, 'packages')) ? readdirSync(join(root, 'packages')).sort() : []
  const workspaces = ['apps/server', ...packages.map((name) => `packages/${name}`)]
  // A journey in a browser is measured where the journeys are.
  const folders = [...workspaces.map((path) => `${path}/${kind}`), 'e2e']
  const found = folders.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((file) => file.endsWith(`.${kind}.ts`))
          .sort()
          .map((file) => [file.slice(0, -`.${kind}.ts`.length), `${folder}/${file}`] as const)
      : [],
  )
  return new Map(found)
}

function machineConditions(): Record<string, unknown> {
  const cores = cpus()
  return {
    cpu: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    node: process.versions.node,
    date: new Date().toISOString(),
  }
}

/** Conditions, then one aligned line for each result. */
export function printTable(
  name: string,
  conditions: Record<string, unknown>,
  results: readonly Measurement[],
): string {
  const lines = [
    ['case', 'value', 'unit', 'goal', 'peer'],
    ...results.map((result) => [
      result.case,
      String(result.value),
      result.unit,
      String(result.goal ?? ''),
      String(result.peer ?? ''),
    ]),
  ]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const table = lines.map((line) =>
    line
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  const where = Object.entries(conditions).map(
    ([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
  return [name, ...where, '', ...table].join('\n')
}
