import type { Locator, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { clientAs, people } from './people.ts'

/** What a page's figure can show: an amount as it is written, the dash, or nothing said yet. */
type Shown = string

const blank = '…'

/** Goes to a page of the application, and waits until it is drawn. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
}

/** Waits until no newer figures are on their way to the page. */
export const settled = (page: Page): Promise<void> =>
  page.locator('.cover-asking').waitFor({ state: 'detached' })

/** A table of the page as rows of written figures; a blank to fill in is « … ». */
export async function tableOn(page: Page, id: string): Promise<Record<string, Shown[]>> {
  const rows = await page.locator(`#table-${id} tbody tr`).evaluateAll((lines, mark) => {
    const figureOf = (cell: Element) =>
      cell.querySelector('.figure-blank') ? mark : (cell.querySelector('.figure-text')?.textContent ?? '')
    return lines.map(
      (line) =>
        [
          line.querySelector('th')?.textContent ?? '',
          [...line.querySelectorAll('td')].map(figureOf),
        ] as const,
    )
  }, blank)
  return Object.fromEntries(rows)
}

/** Every figure of the page by « table/row/column number », as it is written. */
export function figuresOn(page: Page): Promise<Record<string, Shown>> {
  return page.locator('.report-table').evaluateAll((tables, mark) => {
    const found: Record<string, string> = {}
    for (const table of tables) {
      const id = table.closest('.report-block')?.id.replace('table-', '') ?? ''
      for (const line of table.querySelectorAll('tbody tr')) {
        const row = line.querySelector('th')?.textContent ?? ''
        for (const [index, cell] of [...line.querySelectorAll('td')].entries()) {
          const text = cell.querySelector('.figure-text')?.textContent
          found[`${id}/${row}/${index}`] = cell.querySelector('.figure-blank') ? mark : (text ?? '')
        }
      }
    }
    return found
  }, blank)
}

/** Where two readings of the page differ, with what was and what is. */
export function changes(
  before: Record<string, Shown>,
  after: Record<string, Shown>,
): Record<string, Shown[]> {
  const places = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return Object.fromEntries(
    places
      .filter((place) => before[place] !== after[place])
      .map((place) => [place, [before[place] ?? 'absent', after[place] ?? 'absent']]),
  )
}

/** The figure of a table under a row's name, by the number of its column from 0. */
export const figure = (
  page: Page,
  table: string,
  { row, column }: { row: string; column: number },
): Locator =>
  page
    .locator(`#table-${table} tbody tr`)
    .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
    .locator('.figure')
    .nth(column)

/** A section of the page by its printed number and title. */
export const section = (page: Page, title: string): Locator => page.getByRole('region', { name: title })

/** The years of this case: the demonstration has nothing in them. */
export const years = { now: 2025, before: 2024 } as const

/** What the people of the CSAPA recorded: few enough to be added up by hand. */
export async function recordSmallCase(baseURL: string): Promise<{ readonly session: string }> {
  const head = await clientAs(people.headOfCsapa, baseURL)
  const { grants } = await head.account.me()
  const structureId = grants[0]?.structureId ?? ''
  const site = (await head.network.structures()).sites.find((each) => each.structureId === structureId)
  const save = async (day: string, kind: string, more: object, amounts: Record<string, number>) => {
    const id = newId()
    const values = Object.entries(amounts).map(([measure, amount]) => ({
      measure,
      state: 'observed' as const,
      amount,
    }))
    const draft = { kind, kindVersion: 1, day, structureId, values, ...more }
    await head.activity.save({ id, baseVersion: 0, draft })
    return id
  }
  const inSetting = (setting: string) => ({
    dimensions: { setting, audience: 'adolescents', action_type: 'one_off' },
  })
  const { now, before } = years
  await save(`${before}-03-12`, 'prevention_session', inSetting('school'), {
    participants: 20,
    hours: 1,
    sessions: 1,
  })
  await save(`${now}-03-04`, 'prevention_session', inSetting('school'), {
    participants: 24,
    hours: 1.5,
    sessions: 1,
  })
  await save(`${now}-06-17`, 'prevention_session', inSetting('company'), {
    participants: 12,
    hours: 3,
    sessions: 1,
  })
  await save(`${now}-04-02`, 'stage', { siteId: site?.id }, { participants: 8 })
  const session = await save(`${now}-05-06`, 'prevention_session', inSetting('school'), {
    participants: 1030,
    hours: 2,
    sessions: 1,
  })
  return { session }
}

/** Begins the report of this case, apart from any page. */
export async function beginReport(baseURL: string, template = 'csapa'): Promise<string> {
  const head = await clientAs(people.headOfCsapa, baseURL)
  const { grants } = await head.account.me()
  const known = (await head.report.list({})).find(
    (each) => each.template === template && each.year === years.now,
  )
  if (known) return known.id
  const structureId = grants[0]?.structureId ?? null
  const { id } = await head.report.create({ id: newId(), template, structureId, year: years.now })
  return id
}
