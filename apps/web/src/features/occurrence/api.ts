export { answerHeld } from './answer.ts'
export { useDueDay } from './plans.ts'
