/**
 * Whether an SPDX expression can be satisfied by licences that `isAllowed` accepts: one side of OR, both sides of
 * AND, AND before OR, parentheses; a `WITH` exception only adds permissions. Anything else is not satisfied.
 */
export function isSatisfied(expression: string, isAllowed: (licence: string) => boolean): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  let at = 0

  const single = (): boolean => {
    if (tokens[at] === '(') {
      at += 1
      const inner = either()
      at += 1
      return inner
    }
    const allowed = isAllowed(tokens[at] ?? '')
    at += 1
    if (tokens[at] === 'WITH') at += 2
    return allowed
  }
  const both = (): boolean => {
    let result = single()
    while (tokens[at] === 'AND') {
      at += 1
      result = single() && result
    }
    return result
  }
  const either = (): boolean => {
    let result = both()
    while (tokens[at] === 'OR') {
      at += 1
      result = both() || result
    }
    return result
  }

  const result = either()
  return result && at === tokens.length
}
