import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext } from './browser.ts'
import { clientAs, people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

/** The register as those who keep it use it: on a desk and on a phone, by pointer and by keyboard. */

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function pageOf(email: string, width: number): Promise<Page> {
  const context = await openContext(browser, { baseURL: server.url, width })
  await signInAs(context, email, server.url)
  return context.newPage()
}

/** Types into a picker and takes the first answer, by the keyboard alone. */
async function pick(page: Page, label: string, text: string, option: string): Promise<void> {
  const input = page.getByRole('combobox', { name: label })
  await input.fill(text)
  await page.getByRole('option', { name: option }).first().waitFor()
  expect(await page.getByRole('option', { selected: true }).last().textContent()).toContain(option)
  await input.press('Enter')
}

describe('a coordinator on a phone', () => {
  it('adds a structure with its place and hours, and is told what is missing', async () => {
    const page = await pageOf(people.coordinator, 390)
    await page.goto('/network')
    await page.getByRole('link', { name: 'Ajouter une structure' }).click()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { name: '2 réponses sont à corriger' }).waitFor()
    await expectAccessible(page, 'form with faults')
    await page.getByLabel('Type', { exact: true }).selectOption('caarud')
    await page.getByLabel('Nom', { exact: true }).fill('CAARUD du Sundgau (essai)')
    await pick(page, 'Commune', 'valentig', 'Valentigney')
    await page.getByRole('checkbox', { name: 'Les horaires sont connus' }).check()
    await page.getByRole('button', { name: 'Ajouter une plage' }).click()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { level: 1, name: 'CAARUD du Sundgau (essai)' }).waitFor()
    expect(await page.getByText('Valentigney (Doubs)', { exact: true }).isVisible()).toBe(true)
    expect(await page.getByText('lundi – vendredi').isVisible()).toBe(true)
    const { structures } = await (await clientAs(people.coordinator, server.url)).network.structures()
    expect(structures.find(({ shortName }) => shortName === 'CAARUD du Sundgau (essai)')).toMatchObject({
      kind: 'caarud',
      communeCode: '25580',
      departmentCode: '25',
      openingHours: { ranges: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '12:00' })) },
    })
    await page.context().close()
  })
})

describe('a head at a desk', () => {
  it('corrects their own structure beside the list, and only theirs', async () => {
    const page = await pageOf(people.headOfCsapa, 1440)
    await page.goto('/network?q=csapa')
    await page.getByRole('link', { name: /^CSAPA Nord Franche-Comté/ }).click()
    await page.getByRole('complementary', { name: 'Structures' }).getByText('AIA').first().waitFor()
    await page.getByRole('link', { name: 'Corriger', exact: true }).click()
    await page.getByLabel('Adresse').fill('1 rue de l’Exemple')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('1 rue de l’Exemple, Montbéliard').waitFor()
    await page.goto('/network?q=caarud nord')
    await page.getByRole('link', { name: /^CAARUD Nord Franche-Comté/ }).click()
    await page.getByRole('heading', { level: 1, name: 'CAARUD Nord Franche-Comté' }).waitFor()
    expect(await page.getByRole('link', { name: 'Corriger' }).count()).toBe(0)
    await page.context().close()
  })

  it('joins the signed document to an agreement, and takes it back', async () => {
    const page = await pageOf(people.headOfCsapa, 1440)
    await page.goto('/network/agreements')
    await page.getByRole('link', { name: /Permanence mensuelle/ }).click()
    await page.getByLabel('Joindre un fichier').setInputFiles({
      name: 'convention signée.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF'),
    })
    await page.getByRole('button', { name: 'Enregistrer le document' }).click()
    const document = page.getByRole('link', { name: /convention signée/ })
    await document.waitFor()
    await expectAccessible(page, 'agreement with a document')
    const file = await page.context().request.get((await document.getAttribute('href')) ?? '')
    expect([file.headers()['content-type'], await file.text()]).toEqual([
      'application/pdf',
      '%PDF-1.4\n%%EOF',
    ])
    await page.getByRole('button', { name: 'Retirer : convention signée' }).click()
    await document.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Annuler' }).click()
    await document.waitFor()
    await page.context().close()
  })
})

describe('the former Midi-Pyrénées', () => {
  it('shows the printed figures beside today’s, line by line and in all', async () => {
    const page = await pageOf(people.headOfCsapa, 1440)
    await page.goto('/network/territories')
    await page.getByRole('link', { name: /Midi-Pyrénées/ }).click()
    const lines = page.getByRole('row')
    await lines.first().waitFor()
    const texts = (await lines.allInnerTexts()).map((text) => text.replace(/\s+/gu, ' '))
    expect(texts.find((text) => text.startsWith('09 Ariège'))).toContain('152 286 4 890 31,1 155 722')
    expect(texts.at(-1)).toContain('Ensemble 2 903 420 45 348 64,0')
    await page.context().close()
  })
})

describe('a coordinator who draws a territory', () => {
  it('gathers communes by the keyboard, and enters a figure with its source', async () => {
    const page = await pageOf(people.coordinator, 1440)
    await page.goto('/network/territories/new')
    await page.getByLabel('Nom', { exact: true }).fill('Bassin de Saint-Girons (essai)')
    await pick(page, 'Ajouter', 'saint-girons', 'Saint-Girons')
    await pick(page, 'Ajouter', 'foix', 'Foix')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bassin de Saint-Girons (essai)' }).waitFor()
    await page.getByRole('button', { name: 'Saisir un chiffre' }).click()
    await page.getByLabel('Chiffre', { exact: true }).fill('6 500')
    await page.getByLabel('Année').fill('2010')
    await page.getByLabel('Source').fill('Recensement (essai)')
    await expectAccessible(page, 'a figure to enter')
    await page.getByRole('button', { name: 'Enregistrer le chiffre' }).click()
    await page.getByText('2010 · Recensement (essai)').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: '2010, imprimé' }).waitFor()
    await page.context().close()
  })
})
