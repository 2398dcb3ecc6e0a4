import { isProblemCode, problemSentence } from '@maillage/contract/problems'
import * as m from '../paraglide/messages.js'
import { language } from './language.ts'
import { Problem } from './problem.ts'

/** What went wrong and what to do, in the language of the page. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Problem)) return m.shell_problem_bug()
  if (namesNothing(error)) return problemSentence('thing.not_found', language())
  if (isProblemCode(error.code)) return problemSentence(error.code, language(), error.data)
  return error.code === 'network.unreachable' ? m.shell_problem_unreachable() : m.shell_problem_bug()
}

/** Whether what was asked for has an address that nothing can have: one cut short, or typed by hand. */
const namesNothing = ({ code, data }: Problem): boolean =>
  code === 'request.invalid' && ['id', 'territory'].includes(String(data.fields))

/** Whether trying again can change anything: what a role does not open stays closed. */
export const mayTryAgain = (error: unknown): boolean => !(error instanceof Problem && error.status === 403)

/** Whether an error is one given refusal of the contract's list. */
export function isProblem(error: unknown, code: Problem['code']): error is Problem {
  return error instanceof Problem && error.code === code
}
