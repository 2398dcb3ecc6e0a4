import { type ProblemCode, type ProblemData, problemSentence, problems } from '@maillage/contract/problems'
import { ORPCError } from '@orpc/server'

/** A refusal that a person can act on; anything else that is thrown is a bug. */
export class Problem extends ORPCError<ProblemCode, ProblemData> {
  constructor(code: ProblemCode, data: ProblemData = {}) {
    super(code, { status: problems[code].status, message: problemSentence(code, 'fr', data), data })
  }
}

/** RFC 9457 body of a refusal, its sentence in both languages. */
export function problemBody(code: ProblemCode, data: ProblemData): Record<string, unknown> {
  return {
    type: `urn:maillage:problem:${code}`,
    title: problemSentence(code, 'en', data),
    titleFr: problemSentence(code, 'fr', data),
    status: problems[code].status,
    code,
    data,
  }
}
