import type { Run } from '../../../scripts/measure.ts'
import { newPlace } from '../src/testing/new-place.ts'
import { serverKillTrial } from '../src/testing/server-kill-trial.ts'

const kills = 20
const clients = 4
const writingMs = 4000

/** The real server killed twenty times while four people write. */
export const run: Run = async () => {
  const place = await newPlace()
  try {
    const report = await serverKillTrial({ place, kills, clients, writingMs })
    const none = (name: string, value: number) => ({ case: name, value, unit: '', goal: 0, peer: null })
    return {
      conditions: {
        engine: 'pglite',
        clients,
        writing: `${writingMs / 4} to ${writingMs} ms before each kill`,
      },
      results: [
        { case: 'kills', value: report.kills, unit: '', goal: kills, peer: null },
        { case: 'acknowledged writes', value: report.acknowledged, unit: '', goal: null, peer: null },
        none('acknowledged records lost', report.lost.length),
        none('versions without their line in the journal', report.untraced),
        none('sums that are not those of the records', report.wrongSums),
        none('journals that do not hold', report.brokenChains),
        none('second processes let in', report.letIn),
        {
          case: 'slowest opening after a kill',
          value: report.slowestOpenMs,
          unit: 'ms',
          goal: null,
          peer: null,
        },
        {
          case: 'slowest start after a kill',
          value: report.slowestStartMs,
          unit: 'ms',
          goal: '<= 5000',
          peer: null,
        },
      ],
    }
  } finally {
    await place.remove()
  }
}
