import { endpoints } from '../../platform/http/endpoints.ts'
import { answerDay, saveOccurrence, withdrawAnswer, withdrawOccurrence } from './commands.ts'
import { listDays, listDueDays, listOccurrences, readCalendar, readOccurrence } from './queries.ts'

const { occurrence } = endpoints

export const occurrenceRoutes = {
  save: occurrence.save.handler(({ input, context: { run } }) => saveOccurrence(run, input)),
  withdraw: occurrence.withdraw.handler(({ input, context: { run } }) => withdrawOccurrence(run, input)),
  list: occurrence.list.handler(({ context: { run } }) => listOccurrences(run)),
  read: occurrence.read.handler(({ input, context: { run } }) => readOccurrence(run, input.id)),
  days: occurrence.days.handler(({ input, context: { run } }) => listDays(run, input)),
  due: occurrence.due.handler(({ context: { run } }) => listDueDays(run)),
  answer: occurrence.answer.handler(({ input, context: { run } }) => answerDay(run, input)),
  withdrawAnswer: occurrence.withdrawAnswer.handler(({ input, context: { run } }) =>
    withdrawAnswer(run, input),
  ),
  calendar: occurrence.calendar.handler(
    async ({ input, context: { run } }) =>
      new File([await readCalendar(run, input?.id)], 'maillage.ics', { type: 'text/calendar' }),
  ),
}
