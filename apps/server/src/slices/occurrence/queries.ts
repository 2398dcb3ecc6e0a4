import type { DueDay, Occurrence } from '@maillage/contract/occurrence'
import { Day } from '@maillage/contract/values'
import type { Run } from '../../platform/http/run.ts'
import { readPlaces } from '../network/queries.ts'
import { askedForDays, daysBetween } from './rules.ts'
import { selectAnswers, selectOccurrences } from './sql.ts'

/** What comes back, in the structures in reach. */
export const listOccurrences = (run: Run): Promise<Occurrence[]> =>
  selectOccurrences(run.tx, run.networkId, run.reachable())

/** The days up to today that nobody answered yet, oldest first. */
export async function dueDays(run: Run): Promise<DueDay[]> {
  const since = Day.parse(
    new Date(Date.parse(run.today) - askedForDays * 86_400_000).toISOString().slice(0, 10),
  )
  const answers = await selectAnswers(run.tx, run.networkId, since)
  const answered = new Set(answers.map((answer) => `${answer.occurrenceId} ${answer.day}`))
  const due: DueDay[] = []
  for (const occurrence of await listOccurrences(run)) {
    const days = daysBetween(occurrence, since, run.today)
    const open = days.filter((day) => !answered.has(`${occurrence.id} ${day}`))
    if (open.length === 0) continue
    const { siteName } = await readPlaces(run.tx, run.networkId, occurrence.usual)
    due.push(...open.map((day) => ({ occurrence, day, siteName })))
  }
  return due.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
