import type { Run } from '../scripts/measure.ts'
import { launchBrowser, openContext } from './browser.ts'
import { startDroppingProxy } from './dropping-proxy.ts'
import { added, afterFirstVisit, recordedAmounts, recordInARow, unsent, upTo } from './offline-records.ts'
import { clientAs, people } from './people.ts'
import { startServer } from './server.ts'

const records = 1_000
const closedAfter = [334, 667] as const
const longestSendingMs = 30 * 60_000

/**
 * A thousand records typed without network in the real form, the tab closed twice; then the network comes back, loses a
 * fifth of the answers, and the tab is closed twice more while the queue is sent.
 */
export const run: Run = async () => {
  const server = await startServer()
  const network = await startDroppingProxy(server.url)
  const browser = await launchBrowser()
  try {
    const api = await clientAs(people.workerOfCsapa, server.url)
    const before = await recordedAmounts(api)
    const context = await openContext(browser, { baseURL: network.url, keepsPage: true })
    let tab = await afterFirstVisit(context, { email: people.workerOfCsapa, baseURL: network.url })
    const again = async () => {
      await tab.close()
      tab = await context.newPage()
      // A browser short of processor may give up on starting its worker: the reader opens the page once more.
      for (let tries = 1; ; tries += 1) {
        const opened = await tab.goto('/').catch((error: unknown) => error)
        if (!(opened instanceof Error)) return
        if (tries === 5) throw opened
      }
    }

    await context.setOffline(true)
    const typingFrom = performance.now()
    let first = 1
    for (const last of [...closedAfter, records]) {
      await recordInARow(tab, { first, last })
      first = last + 1
      await again()
    }
    const typedS = (performance.now() - typingFrom) / 1000
    const held = await unsent(tab)

    let asked = 0
    network.drop = ({ path }) => path.startsWith('/rpc/activity/save') && ++asked % 5 === 0
    const sendingFrom = performance.now()
    await context.setOffline(false)
    const closings = closedAfter.map((count) => records - count)
    for (let left = held; left > 0; left = await unsent(tab)) {
      if (performance.now() - sendingFrom > longestSendingMs) break
      if (left <= (closings[0] ?? 0)) {
        closings.shift()
        await again()
      }
      await tab.waitForTimeout(500)
    }
    const sentS = (performance.now() - sendingFrom) / 1000

    const found = added(before, await recordedAmounts(api))
    const wanted = upTo(records)
    const count = (name: string, value: number, goal: number | null) => ({
      case: name,
      value,
      unit: 'records',
      goal,
      peer: null,
    })
    return {
      conditions: { browser: browser.version(), answersLost: '1 in 5', tabClosed: 4 },
      results: [
        count('held on the device', held, records),
        count('on the server', found.length, records),
        count('lost', wanted.filter((each) => !found.includes(each)).length, 0),
        count('twice', found.length - new Set(found).size, 0),
        count('left on the device', await unsent(tab), 0),
        {
          case: 'answers lost on the way',
          value: network.dropped(),
          unit: 'answers',
          goal: null,
          peer: null,
        },
        { case: 'typing', value: Math.round(typedS), unit: 's', goal: null, peer: null },
        { case: 'sending', value: Math.round(sentS), unit: 's', goal: null, peer: null },
      ],
    }
  } finally {
    await browser.close()
    await network.close()
    await server.stop()
  }
}
