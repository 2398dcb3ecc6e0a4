import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Catalogue,
  Indicator,
  Kind,
  Measure,
  ReportTemplate,
  Vocabulary,
} from '@maillage/contract/catalogue'
import { z } from 'zod'

/** Where the shipped catalogue is: JSON files that a coordinator can read. */
const shippedFolder = fileURLToPath(new URL('../../../catalogue', import.meta.url))

/** A catalogue that cannot be read, has faults, or rewrites what is already in use; the message lists them. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError'
}

/**
 * The catalogue written in a folder's JSON files (`measures.json`, and one file per vocabulary, kind, area of
 * indicators and template); CatalogueError that names the file and what is wrong in it.
 */
export function readCatalogueFiles(folder: string = shippedFolder): Catalogue {
  const files = (name: string): string[] =>
    readdirSync(join(folder, name))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => join(folder, name, file))
  return {
    measures: readJson(join(folder, 'measures.json'), z.array(Measure)),
    vocabularies: files('vocabularies').map((file) => named(file, readJson(file, Vocabulary))),
    kinds: files('kinds').map((file) => named(file, readJson(file, Kind))),
    indicators: files('indicators').flatMap((file) => readJson(file, z.array(Indicator))),
    templates: files('templates').map((file) => named(file, readJson(file, ReportTemplate))),
  }
}

function readJson<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> {
  const refuse = (fault: string): never => {
    throw new CatalogueError(`The catalogue file ${file} cannot be read: ${fault}`)
  }
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return refuse(String(error))
  }
  const parsed = shape.safeParse(content)
  return parsed.success ? parsed.data : refuse(`\n${z.prettifyError(parsed.error)}`)
}

/** Whoever looks for a definition finds it by its name: `stage.json`, and `stage-2.json` for a second version. */
function named<Definition extends { code: string; version?: number }>(
  file: string,
  definition: Definition,
): Definition {
  const { code, version = 1 } = definition
  const name = basename(file, '.json')
  if (name === `${code}-${version}` || (name === code && version === 1)) return definition
  throw new CatalogueError(`The catalogue file ${file} defines ${code}: name it ${code}-${version}.json.`)
}
