/** Lower case without accents, as the server searches. */
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word that was typed begins or continues somewhere in the texts. */
export function matches(search: string, texts: readonly string[]): boolean {
  const text = bare(texts.join(' '))
  return bare(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
