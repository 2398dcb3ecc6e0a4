/** What other features show of meetings. */
export { PartnerMeetings } from './parts/partner-meetings.tsx'
