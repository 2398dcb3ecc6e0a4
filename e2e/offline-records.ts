import type { Api } from '@maillage/contract/api'
import type { ContractRouterClient } from '@orpc/contract'
import type { BrowserContext, Page } from 'playwright-core'
import { signInAs } from './people.ts'
import { visit } from './settled.ts'

/** A kind with one number to type, so that many are typed in a row through the real form. */
const kind = 'youth_consultation'

interface Visit {
  readonly email: string
  readonly baseURL: string
}

/** A tab of somebody who opened the Record page once with a network: the application and the catalogue are on the device. */
export async function afterFirstVisit(context: BrowserContext, { email, baseURL }: Visit): Promise<Page> {
  await signInAs(context, email, baseURL)
  const page = await context.newPage()
  await visit(page, '/record')
  const hasWorker = () => navigator.serviceWorker.controller !== null
  await page.waitForFunction(hasWorker, undefined, { timeout: 120_000 })
  await page.getByRole('link', { name: /^Stage/ }).waitFor()
  return page
}

/** Types consultations numbered from `first` to `last` in the real form, one after the other; each is said to be noted. */
export async function recordInARow(
  page: Page,
  { first, last }: { first: number; last: number },
): Promise<void> {
  await page.goto(`/record/${kind}`)
  const amount = page.getByLabel('Consultations', { exact: true })
  for (let number = first; number <= last; number += 1) {
    await amount.fill(String(number))
    await page.getByRole('button', { name: 'Et une autre', exact: true }).click()
    // The next form begins at its title, once the record is on the device's disk.
    await page.locator('h1:focus').waitFor()
  }
}

/** Every number of consultations that the server holds. */
export async function recordedAmounts(api: ContractRouterClient<Api>): Promise<number[]> {
  const amounts: number[] = []
  for (let page = 1; ; page += 1) {
    const { lines, total } = await api.activity.list({ kind, page, pageSize: 200 })
    amounts.push(...lines.flatMap((line) => line.amounts.map((each) => each.amount)))
    if (page * 200 >= total) return amounts
  }
}

/** What came on top of what there was, in order; a number that is there twice more is given twice. */
export function added(before: readonly number[], after: readonly number[]): number[] {
  const known = [...before]
  return [...after]
    .sort((a, b) => a - b)
    .filter((amount) => {
      const place = known.indexOf(amount)
      if (place >= 0) known.splice(place, 1)
      return place < 0
    })
}

/** The numbers from 1 to `last`. */
export const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

/** How many items the device holds that were not sent. */
export function unsent(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('maillage')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const items = open.result.transaction('items').objectStore('items').getAll()
          items.onerror = () => reject(items.error)
          items.onsuccess = () => {
            open.result.close()
            resolve(items.result.filter((item) => item.state !== 'sent').length)
          }
        }
      }),
  )
}
