const longest = 31
// What Excel refuses in the name of a sheet, and the apostrophes that it refuses at both ends.
const refused = /[[\]:*?/\\]/g
const edges = /^['\s]+|['\s]+$/g

/**
 * Names of sheets as Excel accepts them (31 characters, none of []:*?/\, no apostrophe at an end), one per wish and in
 * its order; names that would be the same to Excel, which ignores case, get a number.
 */
export function sheetNames(wishes: string[]): string[] {
  const taken = new Set<string>()
  return wishes.map((wish) => {
    const name = free(cleaned(wish) || '–', taken)
    taken.add(name.toLowerCase())
    return name
  })
}

function free(name: string, taken: Set<string>): string {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? shortened(name, longest) : `${shortened(name, longest - 4)} ${count}`
    if (!taken.has(candidate.toLowerCase())) return candidate
  }
}

const cleaned = (wish: string) => wish.replace(refused, ' ').replace(/\s+/g, ' ').replace(edges, '')

/** Cut between characters, never inside one. */
function shortened(name: string, length: number): string {
  let kept = ''
  for (const character of name) {
    if (kept.length + character.length > length) break
    kept += character
  }
  return kept.replace(edges, '')
}
