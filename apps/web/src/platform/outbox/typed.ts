const prefix = 'maillage-typed'
const keyOf = (owner: string, form: string) => `${prefix} ${owner} ${form}`

/** What was typed in a form and not saved: kept at each key, so that nothing is lost by a reload. */
export const typed = {
  read<Value>(owner: string, form: string): Value | null {
    try {
      return JSON.parse(localStorage.getItem(keyOf(owner, form)) ?? 'null') as Value | null
    } catch {
      return null
    }
  },
  write(owner: string, form: string, value: unknown): void {
    try {
      localStorage.setItem(keyOf(owner, form), JSON.stringify(value))
    } catch {
      // A full or forbidden storage must not stop anybody from typing.
    }
  },
  forget(owner: string, form: string): void {
    localStorage.removeItem(keyOf(owner, form))
  },
  forgetAll(owner: string): void {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(keyOf(owner, ''))) localStorage.removeItem(key)
    }
  },
}
