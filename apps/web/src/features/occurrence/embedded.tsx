/** What other features show of permanences. */
export { DueDays } from './parts/due-days.tsx'
