import { type Access, type Role, roles } from '../../packages/contract/src/access.ts'
import type { ContractEndpoint } from './contract-endpoints.ts'

const EVERYWHERE = '●'
const OWN_STRUCTURE = '◐'

const HEAD = `# Who may call what

Written by \`npm run docs\` from the contract; paths are under \`/api\`. A test calls every line below as nobody, as each
role, as a member of another structure and of another network, and compares.

- ${EVERYWHERE} everywhere in the network
- ${OWN_STRUCTURE} for the structures where the role is held; everywhere when it is held in the network
- empty: refused, 401 without an account and 403 with one

**Anybody** needs no account; **account** is anybody who has signed in, whatever their roles.

## identity

Signing in, one-time links, second factor and sessions are better-auth's own routes, under \`/api/auth\`. They know
accounts, not roles: each acts on the caller's own account, or on the one whose secret the caller shows. Every other
route of the library is closed.

`

/** The matrix endpoint × role, in Markdown: the identity routes as a group, then a table for each noun of the contract. */
export function accessMatrix(
  endpoints: readonly ContractEndpoint[],
  identity: readonly (readonly [method: string, path: string])[],
): string {
  const nouns = [...new Set(endpoints.map(({ name }) => name[0] ?? ''))]
  const tables = nouns.map((noun) => {
    const lines = endpoints.filter(({ name }) => name[0] === noun).map(accessLine)
    return `## ${noun}\n\n${tableHead()}\n${lines.join('\n')}\n`
  })
  const routes = identity.map(([method, path]) => `- \`${method} /auth${path}\`\n`).join('')
  return [`${HEAD}${routes}`, ...tables].join('\n')
}

function tableHead(): string {
  const columns = ['Endpoint', 'What it does', 'anybody', 'account', ...roles]
  return `| ${columns.join(' | ')} |\n|${columns.map((_, index) => (index < 2 ? '---' : ':-:')).join('|')}|`
}

function accessLine({ method, path, summary, meta: { access } }: ContractEndpoint): string {
  const cells = [
    `\`${method} ${path}\``,
    summary,
    access === 'public' ? EVERYWHERE : '',
    access === 'public' || access === 'account' ? EVERYWHERE : '',
    ...roles.map((role) => roleCell(access, role)),
  ]
  return `| ${cells.join(' | ')} |`
}

function roleCell(access: Access, role: Role): string {
  if (access === 'public' || access === 'account') return EVERYWHERE
  if (!access.roles.includes(role)) return ''
  return access.within === 'structure' ? OWN_STRUCTURE : EVERYWHERE
}
