export { answerHeld } from './answer.ts'
export { DueDays } from './parts/due-days.tsx'
export { useDueDay } from './plans.ts'
