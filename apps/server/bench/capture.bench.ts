import type { Measurement, Run } from '../../../scripts/measure.ts'
import { withPostgres } from '../../../scripts/postgres.mjs'
import { type CaptureReport, captureTrial, type Form } from '../src/testing/capture-trial.ts'
import { newPlace } from '../src/testing/new-place.ts'
import { quantile } from '../src/testing/open-loop.ts'

const perSecond = 50
const seconds = 30
const goals: Record<Form, number> = { session: 250, grid: 500 }
const names: Record<Form, string> = { session: '12 fields', grid: '250 values' }

/** People recording at a steady rate through the real server, on both databases. */
export const run: Run = async () => {
  const results = await onEngine('pglite', '')
  results.push(...(await withPostgres((clusterUrl) => onEngine('postgres', clusterUrl), { durable: true })))
  const rate = `${perSecond} records a second for ${seconds} s, sent on schedule over HTTP on loopback, signed in`
  return { conditions: { rate, latency: 'from the moment when each was due' }, results }
}

async function onEngine(engine: string, clusterUrl: string): Promise<Measurement[]> {
  const results: Measurement[] = []
  for (const form of ['session', 'grid'] as const) {
    const place = await newPlace(clusterUrl)
    const report = await captureTrial({ place, form, perSecond, seconds })
    await place.remove()
    results.push(...measurements(`${engine}, ${names[form]}`, report, goals[form]))
  }
  return results
}

function measurements(name: string, report: CaptureReport, p95Goal: number): Measurement[] {
  const { latenciesMs, failures, sent, lost, twice, wrongSums } = report
  const ms = (part: number) => Math.round(quantile(latenciesMs, part))
  const count = (what: string, value: number, goal: number) => ({
    ...{ case: `${name}: ${what}`, value, unit: '', goal, peer: null },
  })
  const time = (what: string, value: number, goal: string | null) => ({
    ...{ case: `${name}: ${what}`, value, unit: 'ms', goal, peer: null },
  })
  return [
    count('saved', latenciesMs.length, sent),
    count('refused or failed', failures.length, 0),
    count('lost', lost, 0),
    count('twice', twice, 0),
    count('wrong sums', wrongSums, 0),
    time('p50', ms(0.5), null),
    time('p95', ms(0.95), `<= ${p95Goal}`),
    time('max', ms(1), null),
  ]
}
