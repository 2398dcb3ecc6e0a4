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

/** The body of a failure that is nobody's doing but ours; what happened stands in the log. */
export function bugBody(status: number): Record<string, unknown> {
  return {
    type: 'about:blank',
    title:
      'Something went wrong on our side; your request was not carried out. Tell whoever runs this service.',
    titleFr:
      'Une erreur est survenue de notre côté ; rien n’a été enregistré. Signalez-la à qui gère ce service.',
    status,
    code: 'internal',
  }
}
