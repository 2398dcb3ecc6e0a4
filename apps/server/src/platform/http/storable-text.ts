/** Where a text of the input cannot be stored: PostgreSQL has no NUL and no half of a character, in text or in JSON. */
export function unstorableFields(input: unknown): string[] {
  const found = new Set<string>()
  // What is left to open, kept in a list: nothing limits how deep a request may nest, and recursion would overflow.
  const left: { container: object; path: string }[] = []
  const read = (value: unknown, path: string): void => {
    const text = value instanceof File ? value.name : value
    if (typeof text === 'string' && !isStorable(text)) found.add(path)
    if (isContainer(value)) left.push({ container: value, path })
  }
  read(input, '')
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { container, path } = next
    const within = path === '' ? '' : `${path}.`
    if (Array.isArray(container)) {
      for (const [index, value] of container.entries()) read(value, `${within}${index}`)
    } else {
      for (const [key, value] of Object.entries(container)) {
        if (isStorable(key)) read(value, `${within}${key}`)
        else found.add(path)
      }
    }
  }
  return [...found]
}

const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text)

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Blob)
