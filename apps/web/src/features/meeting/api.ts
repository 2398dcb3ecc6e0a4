export { PartnerMeetings } from './parts/partner-meetings.tsx'
