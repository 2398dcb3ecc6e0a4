import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly help: string
  readonly impact: string | null
  readonly nodes: readonly {
    readonly target: readonly unknown[]
    readonly failureSummary?: string
    readonly html: string
  }[]
}

/** What axe-core finds wrong on the page as it stands, against WCAG 2.2 A and AA and its own good practices. */
export async function violations(page: Page): Promise<readonly Violation[]> {
  // Through the debugger, so that the product's own content policy needs no exception.
  await page.evaluate(axeSource)
  // At its end, nothing of a page stands half behind what always stays in sight.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> }
      }
    ).axe
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const found = await axe.run(document, {
      runOnly: { type: 'tag', values: rules },
      resultTypes: ['violations'],
    })
    return found.violations.map(({ id, help, impact, nodes }) => ({
      id,
      help,
      impact,
      nodes: nodes.map(({ target, failureSummary, html }) => ({
        target,
        failureSummary,
        html: html.slice(0, 200),
      })),
    }))
  }) as Promise<readonly Violation[]>
}

/** Fails with one readable line per element when the page has an accessibility violation. */
export async function expectAccessible(page: Page, place: string): Promise<void> {
  const found = await violations(page)
  if (found.length === 0) return
  const lines = found.flatMap(({ id, help, impact, nodes }) => [
    `- ${id} (${impact}): ${help}`,
    ...nodes.map(
      (node) =>
        `    ${node.target.join(' ')}\n      ${node.html}\n      ${node.failureSummary?.replaceAll('\n', ' ')}`,
    ),
  ])
  throw new Error(`${place}: ${found.length} accessibility violation(s)\n${lines.join('\n')}`)
}
