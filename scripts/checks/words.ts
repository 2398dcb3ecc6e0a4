import { type Check, type Finding, lineAt, type Repository } from './repository.ts'

const LANGUAGES = ['fr', 'en'] as const
const MESSAGES = 'apps/web/src/messages'

/** Words that reduce people to what they use, or judge them, and what to say instead. */
const STIGMATISING: { word: RegExp; instead: string }[] = [
  {
    word: /(?<!\p{L})toxicoman(e|es|ie|ies|iaque)(?!\p{L})/iu,
    instead: 'personne qui consomme, usage de drogues',
  },
  { word: /(?<!\p{L})toxicos?(?!\p{L})/iu, instead: 'personne qui consomme' },
  { word: /(?<!\p{L})drogué(e|s|es)?(?!\p{L})/iu, instead: 'personne qui consomme' },
  { word: /(?<!\p{L})(camés?|camées?|alcooliques?)(?!\p{L})/iu, instead: 'personne qui consomme' },
  { word: /(?<!\p{L})addicts?(?!\p{L})/iu, instead: 'personne concernée, person who uses drugs' },
  { word: /(?<!\p{L})(junkies?|druggies?|alcoholics?)(?!\p{L})/iu, instead: 'person who uses drugs' },
  {
    word: /(?<!\p{L})(drug|substance|alcohol)[ -]abuse(rs?)?(?!\p{L})/iu,
    instead: 'drug use, person who uses drugs',
  },
  { word: /(?<!\p{L})(drug|substance)[ -]misuse(rs?)?(?!\p{L})/iu, instead: 'drug use' },
]
/** Said of a person or of a result; other meanings are common in code, so this one is looked for in messages only. */
const CLEAN = { word: /(?<!\p{L})clean(?!\p{L})/iu, instead: 'who no longer uses, no drug found' }

/** Folders of one machine, written in parts so that this file does not refuse itself. */
const MACHINE_PATHS = ['work', 'root', 'home/[a-z]+'].map(
  (folder) => new RegExp(`(?<![\\w.~@:/-])/${folder}/`),
)
const BINARY = /\.(png|jpe?g|gif|ico|webp|woff2?|ttf|otf|pdf|docx|xlsx|zip|gz|spa|spc|wasm)$/i

/** Both languages are complete, no word stigmatises, and nothing speaks of the machine it was written on. */
export const checkWords: Check = (repository) => [
  ...incompleteLanguages(repository),
  ...repository.files.filter(isWording).flatMap((path) => stigmatisingWords(repository, path)),
  ...repository.files
    .filter((path) => !BINARY.test(path) && !path.startsWith('fixtures/'))
    .flatMap((path) => machinePaths(repository, path)),
  ...registryHosts(repository),
]

function incompleteLanguages(repository: Repository): Finding[] {
  const present = LANGUAGES.filter((language) => repository.files.includes(`${MESSAGES}/${language}.json`))
  const messages = present.map((language) => ({
    path: `${MESSAGES}/${language}.json`,
    texts: flatten(JSON.parse(repository.text(`${MESSAGES}/${language}.json`))),
  }))
  const keys = new Set(messages.flatMap(({ texts }) => [...texts.keys()]))
  const missingFiles = LANGUAGES.filter((language) => present.length > 0 && !present.includes(language)).map(
    (language) => ({
      path: `${MESSAGES}/${language}.json`,
      message: 'is missing: both languages are complete',
    }),
  )
  const gaps = messages.flatMap(({ path, texts }) =>
    [...keys].flatMap((key) => {
      const text = texts.get(key)
      if (text === undefined)
        return [{ path, message: `lacks the message "${key}", which the other language has` }]
      return text.trim() === '' ? [{ path, message: `has an empty message "${key}"` }] : []
    }),
  )
  return [...missingFiles, ...gaps]
}

/** Messages by dotted key; the variants of a plural count as one message, empty when one of them is. */
function flatten(value: unknown, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>()
  if (typeof value !== 'object' || value === null) return texts
  for (const [name, inner] of Object.entries(value)) {
    if (name === '$schema') continue
    const key = prefix === '' ? name : `${prefix}.${name}`
    if (typeof inner === 'string') texts.set(key, inner)
    else if (Array.isArray(inner)) texts.set(key, variantText(inner))
    else for (const [deeper, text] of flatten(inner, key)) texts.set(deeper, text)
  }
  return texts
}

function variantText(variants: unknown[]): string {
  const texts = variants.flatMap((variant) =>
    typeof variant === 'object' && variant !== null && 'match' in variant
      ? Object.values(variant.match ?? {})
      : [],
  )
  return texts.length === 0 || texts.some((text) => String(text).trim() === '') ? '' : texts.join('\n')
}

function isWording(path: string): boolean {
  return /^(apps|packages)\/.+\/(?!package\.json|tsconfig\.json)[^/]+\.(json|typ)$/.test(path)
}

function stigmatisingWords({ text }: Repository, path: string): Finding[] {
  const words = path.startsWith(MESSAGES) ? [...STIGMATISING, CLEAN] : STIGMATISING
  return words.flatMap(({ word, instead }) => {
    const found = word.exec(text(path))
    if (found === null) return []
    const message = `says "${found[0]}": say "${instead}" (docs/glossary.md)`
    return [{ path, line: lineAt(text(path), found.index), message }]
  })
}

function machinePaths({ text }: Repository, path: string): Finding[] {
  return MACHINE_PATHS.flatMap((pattern) => {
    const found = pattern.exec(text(path))
    if (found === null) return []
    return [
      { path, line: lineAt(text(path), found.index), message: `names a folder of one machine (${found[0]})` },
    ]
  })
}

function registryHosts({ files, text }: Repository): Finding[] {
  const path = 'package-lock.json'
  if (!files.includes(path)) return []
  const found = /"resolved":\s*"(https?:\/\/[^/"]+)/.exec(text(path))
  if (found === null) return []
  const message = `names a registry (${found[1]}): .npmrc has omit-lockfile-registry-resolved, run npm install again`
  return [{ path, line: lineAt(text(path), found.index), message }]
}
