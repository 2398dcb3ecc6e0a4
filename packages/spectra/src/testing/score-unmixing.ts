/** What is truly in a sample, or what an answer says is. */
export interface Parts {
  readonly references: readonly number[]
  readonly sharesRatio: readonly number[]
}

/** A sample with what is truly in it. */
export interface Mixed extends Parts {
  readonly absorbance: Float64Array
}

/** How right answers are, all of them together. */
export interface UnmixingScore {
  /** Samples of which every substance was named, and nothing else. */
  readonly exactRatio: number
  /** Mean error of a share, in percentage points, over all that is there or was said to be. */
  readonly meanErrorPoints: number
  readonly missed: number
  readonly extra: number
}

/** The score of answers to samples, in pairs. */
export function scoreUnmixing(pairs: readonly { truth: Parts; answer: Parts }[]): UnmixingScore {
  const errors: number[] = []
  let [exact, missed, extra] = [0, 0, 0]
  for (const { truth, answer } of pairs) {
    const lost = truth.references.filter((reference) => !answer.references.includes(reference)).length
    const made = answer.references.filter((reference) => !truth.references.includes(reference)).length
    exact += Number(lost + made === 0)
    missed += lost
    extra += made
    for (const reference of new Set([...truth.references, ...answer.references]))
      errors.push(Math.abs(shareIn(truth, reference) - shareIn(answer, reference)))
  }
  const meanErrorPoints = (100 * errors.reduce((sum, error) => sum + error, 0)) / Math.max(errors.length, 1)
  return { exactRatio: exact / pairs.length, meanErrorPoints, missed, extra }
}

function shareIn(parts: Parts, reference: number): number {
  const at = parts.references.indexOf(reference)
  return at < 0 ? 0 : (parts.sharesRatio[at] as number)
}
