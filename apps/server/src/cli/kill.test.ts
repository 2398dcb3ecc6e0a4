import { expect, inject, it } from 'vitest'
import { newPlace } from '../testing/new-place.ts'
import { serverKillTrial } from '../testing/server-kill-trial.ts'

it('the server killed while people write loses nothing that it acknowledged', async () => {
  const place = await newPlace(inject('testDatabaseUrl'))
  const report = await serverKillTrial({ place, kills: 2, clients: 3, writingMs: 1500 })
  await place.remove()
  expect(report).toMatchObject({
    kills: 2,
    lost: [],
    untraced: 0,
    wrongSums: 0,
    brokenChains: 0,
    letIn: 0,
  })
  expect(report.acknowledged).toBeGreaterThan(2)
}, 600_000)
