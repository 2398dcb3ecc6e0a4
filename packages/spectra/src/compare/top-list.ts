/** The best of what is offered, best first; of equal scores the lower position is better. */
export class TopList {
  readonly positions: Float64Array
  readonly scores: Float64Array
  count = 0

  /** @param room how many are kept, 1 or more. */
  constructor(room: number) {
    this.positions = new Float64Array(room)
    this.scores = new Float64Array(room)
  }

  /** The score under which nothing more is taken: that of the last one, −Infinity while there is room. */
  get least(): number {
    return this.count < this.scores.length
      ? Number.NEGATIVE_INFINITY
      : (this.scores[this.count - 1] as number)
  }

  offer(position: number, score: number): void {
    const { positions, scores } = this
    if (score < this.least) return
    let place = this.count
    while (
      place > 0 &&
      isBetter(score, position, scores[place - 1] as number, positions[place - 1] as number)
    )
      place -= 1
    if (place === scores.length) return
    if (this.count < scores.length) this.count += 1
    scores.copyWithin(place + 1, place, this.count - 1)
    positions.copyWithin(place + 1, place, this.count - 1)
    scores[place] = score
    positions[place] = position
  }
}

function isBetter(score: number, position: number, otherScore: number, otherPosition: number): boolean {
  return score > otherScore || (score === otherScore && position < otherPosition)
}
