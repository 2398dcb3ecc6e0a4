import { endpoints } from '../../platform/http/endpoints.ts'
import { saveMeeting, withdrawMeeting } from './commands.ts'
import { listMeetings, listRelations } from './queries.ts'

export const meetingRoutes = {
  save: endpoints.meeting.save.handler(({ input, context: { run } }) => saveMeeting(run, input)),
  withdraw: endpoints.meeting.withdraw.handler(({ input, context: { run } }) => withdrawMeeting(run, input)),
  list: endpoints.meeting.list.handler(({ input, context: { run } }) => listMeetings(run, input)),
  relations: endpoints.meeting.relations.handler(({ context: { run } }) => listRelations(run)),
}
