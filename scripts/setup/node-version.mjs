// @ts-check
const LOWEST = [20, 19]

/**
 * The sentence that refuses a Node older than the lowest supported, or null when it is recent enough.
 * @param {string} version as in `process.versions.node`
 */
export function nodeRefusal(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [lowestMajor = 0, lowestMinor = 0] = LOWEST
  if (major > lowestMajor || (major === lowestMajor && minor >= lowestMinor)) return null
  return `Maillage needs Node ${LOWEST.join('.')} or later and found ${version}: install it from https://nodejs.org, then run the same command again.`
}

/** Ends the process with a sentence when Node is too old. */
export function refuseOldNode() {
  const refusal = nodeRefusal(process.versions.node)
  if (refusal === null) return
  console.error(refusal)
  process.exit(1)
}
