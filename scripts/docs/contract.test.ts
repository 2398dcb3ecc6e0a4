import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { coordinators, heads } from '../../packages/contract/src/access.ts'
import { endpoint } from '../../packages/contract/src/endpoint.ts'
import { accessMatrix } from './access.ts'
import { contractEndpoints } from './contract-endpoints.ts'
import { openapiDocument } from './openapi.ts'

const shapes = { input: z.object({ id: z.string() }), output: z.object({ name: z.string() }) }
const contract = {
  door: {
    read: endpoint({ method: 'GET', path: '/doors/{id}', summary: 'A door', access: 'public', ...shapes }),
    close: endpoint({
      method: 'POST',
      path: '/doors/{id}/closing',
      summary: 'Close a door',
      access: heads,
      offline: true,
      problems: ['thing.not_found', 'thing.changed_meanwhile', 'thing.id_taken'],
      ...shapes,
    }),
    remove: endpoint({
      method: 'DELETE',
      path: '/doors/{id}',
      summary: 'Take a door out',
      access: coordinators,
      ...shapes,
    }),
  },
}

describe('access.md', () => {
  /** Cells of an endpoint's line by column name. */
  function lineOf(start: string): Record<string, string | undefined> {
    const lines = accessMatrix(contractEndpoints(contract), [['POST', '/sign-out']]).split('\n')
    const cells = (line: string | undefined) => (line ?? '').split('|').map((cell) => cell.trim())
    const values = cells(lines.find((line) => line.startsWith(`| \`${start}\``)))
    return Object.fromEntries(
      cells(lines.find((line) => line.startsWith('| Endpoint'))).map((column, i) => [column, values[i]]),
    )
  }

  it('opens a public endpoint to all', () => {
    expect(lineOf('GET /doors/{id}')).toMatchObject({ anybody: '●', account: '●', worker: '●', reader: '●' })
  })

  it('tells the structure from the network, and leaves the others empty', () => {
    expect(lineOf('POST /doors/{id}/closing')).toMatchObject({
      anybody: '',
      account: '',
      head: '◐',
      worker: '',
    })
    expect(lineOf('DELETE /doors/{id}')).toMatchObject({ coordinator: '●', administrator: '●', head: '' })
  })
})

describe('identity in access.md', () => {
  it('stands as a named group', () => {
    expect(accessMatrix([], [['POST', '/sign-out']])).toMatch(
      /## identity\n[\s\S]+- `POST \/auth\/sign-out`\n/,
    )
  })
})

describe('openapi.json', () => {
  it('says who may call and which problems come back', async () => {
    const document = await openapiDocument('9.9.9', contract)
    expect(document.info.version).toBe('9.9.9')
    expect(document.paths?.['/doors/{id}/closing']?.post).toMatchObject({
      operationId: 'door.close',
      'x-offline': true,
      'x-access': { roles: ['coordinator', 'head'], within: 'structure' },
      responses: {
        404: { description: expect.stringContaining('`thing.not_found`') },
        409: { description: expect.stringMatching(/thing\.changed_meanwhile[\s\S]+thing\.id_taken/) },
      },
    })
  })
})
