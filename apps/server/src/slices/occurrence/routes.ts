import { endpoints } from '../../platform/http/endpoints.ts'
import { answerDay, saveOccurrence, withdrawOccurrence } from './commands.ts'
import { calendarOf } from './export.ts'
import { dueDays, listOccurrences } from './queries.ts'

export const occurrenceRoutes = {
  save: endpoints.occurrence.save.handler(({ input, context: { run } }) => saveOccurrence(run, input)),
  withdraw: endpoints.occurrence.withdraw.handler(({ input, context: { run } }) =>
    withdrawOccurrence(run, input),
  ),
  list: endpoints.occurrence.list.handler(({ context: { run } }) => listOccurrences(run)),
  due: endpoints.occurrence.due.handler(({ context: { run } }) => dueDays(run)),
  answer: endpoints.occurrence.answer.handler(({ input, context: { run } }) => answerDay(run, input)),
  calendar: endpoints.occurrence.calendar.handler(async ({ context: { run } }) => {
    const text = calendarOf(await listOccurrences(run), { zone: run.zone, now: run.now })
    return new File([text], 'maillage.ics', { type: 'text/calendar' })
  }),
}
