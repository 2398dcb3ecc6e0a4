import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext } from './browser.ts'
import { CodeApp } from './one-time-code.ts'
import { people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

const email = 'charlie.nouveau@example.org'
const password = 'une phrase bien longue'

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

async function device(who: string | null, width = 390, theme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context: BrowserContext = await openContext(browser, { baseURL: server.url, width, theme })
  if (who) await signInAs(context, who, server.url)
  return context.newPage()
}

/** The link of the latest mail to an address, as the administrator finds it in the folder. */
async function linkSentTo(address: string, subject: RegExp): Promise<string> {
  const page = await device(people.administrator, 1440)
  await page.goto('/mails')
  const mail = page.getByRole('listitem').filter({ hasText: address }).filter({ hasText: subject }).first()
  await mail.locator('summary').click()
  await expectAccessible(page, 'mails')
  const link = await mail.getByRole('link').first().getAttribute('href')
  await page.context().close()
  return link ?? ''
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

async function signIn(page: Page, given: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adresse de courriel').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(given)
  await page.keyboard.press('Enter')
}

/** One person's story, told in order: each step needs the one before. */
describe('somebody new', () => {
  let phone = new CodeApp('')
  let recoveryCodes: string[] = []

  const withRecoveryCode = async (page: Page) => {
    await page.getByLabel('Code', { exact: true }).fill(recoveryCodes.pop() ?? '')
    await page.getByRole('button', { name: 'Continuer' }).click()
    await heading(page, 'Aujourd’hui').waitFor()
  }

  it('is invited by the coordination, on a phone', async () => {
    const page = await device(people.coordinator)
    await page.goto('/people')
    await page.getByRole('button', { name: 'Inviter quelqu’un' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nom').fill('Charlie Nouveau')
    await dialog.getByLabel('Adresse de courriel').fill(email)
    await dialog.getByLabel('Rôle').selectOption({ label: 'Intervention' })
    await dialog.getByLabel('Structure').selectOption({ index: 1 })
    await expectAccessible(page, 'invite')
    await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click()
    await page.getByRole('heading', { level: 2, name: 'Invitations sans réponse' }).waitFor()
    await expectAccessible(page, 'people')
    await page.context().close()
  })

  it('accepts with a password and is in', async () => {
    const page = await device(null)
    await page.goto(await linkSentTo(email, /vous invite/))
    await heading(page, /^Rejoindre/).waitFor()
    await page.getByLabel('Mot de passe').fill('court')
    await page.getByRole('button', { name: 'Accepter l’invitation' }).click()
    await page.getByText('Ce mot de passe est trop court').waitFor()
    await expectAccessible(page, 'invitation')
    await page.getByLabel('Mot de passe').fill(password)
    await page.getByRole('button', { name: 'Accepter l’invitation' }).click()
    await heading(page, 'Aujourd’hui').waitFor()
    await page.context().close()
  })

  it('is told kindly of a wrong password, and keeps the address typed', async () => {
    const page = await device(null)
    await signIn(page, 'ce n’est pas le bon')
    await page.getByRole('alert').filter({ hasText: 'ne vont pas ensemble' }).waitFor()
    expect(await page.getByLabel('Adresse de courriel').inputValue()).toBe(email)
    await expectAccessible(page, 'sign-in, refused')
    await page.context().close()
  })

  it('sets up a second check with the phone', async () => {
    const page = await device(null, 1440)
    await signIn(page, password)
    await heading(page, 'Aujourd’hui').waitFor()
    await page.goto('/account')
    await page.getByRole('button', { name: 'Mettre en place' }).click()
    await page.getByLabel('Mot de passe actuel').fill(password)
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('img', { name: /^Code QR/ }).waitFor()
    await expectAccessible(page, 'second check')
    phone = new CodeApp((await page.locator('code.secret').textContent()) ?? '')
    await page.getByLabel('Code', { exact: true }).fill(phone.shows())
    await page.getByRole('button', { name: 'Vérifier' }).click()
    await page.locator('.recovery-codes code').first().waitFor()
    recoveryCodes = await page.locator('.recovery-codes code').allTextContents()
    await expectAccessible(page, 'recovery codes')
    await page.getByRole('button', { name: 'C’est noté' }).click()
    await page.getByText('En place').waitFor()
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await heading(page, 'Se connecter').waitFor()
    await page.context().close()
  })

  it('is asked for the code, by keyboard alone', async () => {
    const page = await device(null, 1440, 'dark')
    await signIn(page, password)
    await heading(page, 'Une vérification de plus').waitFor()
    await expectAccessible(page, 'second step, dark')
    await page.keyboard.type(await phone.next())
    await heading(page, 'Aujourd’hui').waitFor()
    await page.context().close()
  })

  it('comes in by a one-time link and a recovery code when the phone is lost', async () => {
    const page = await device(null)
    await page.goto('/sign-in')
    await page.getByLabel('Adresse de courriel').fill(email)
    await page.getByRole('button', { name: 'Recevoir un lien par courriel' }).click()
    await heading(page, 'Regardez vos messages').waitFor()
    const link = await linkSentTo(email, /lien de connexion/)
    await page.goto(link)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await withRecoveryCode(page)
    const again = await device(null)
    await again.goto(link)
    await again.getByRole('button', { name: 'Se connecter' }).click()
    await again.getByRole('alert').filter({ hasText: 'a déjà servi' }).waitFor()
    await again.context().close()
    await page.context().close()
  })

  it('signs out a device that was lost', async () => {
    const [lost, here] = [await device(null), await device(null)]
    await signIn(lost, password)
    await lost.getByLabel('Code', { exact: true }).fill(await phone.next())
    await heading(lost, 'Aujourd’hui').waitFor()
    await signIn(here, password)
    await withRecoveryCode(here)
    await here.goto('/account')
    await here.getByRole('button', { name: 'Déconnecter tous les autres' }).click()
    await here.getByText('Les autres appareils sont déconnectés.').waitFor()
    await expectAccessible(here, 'account')
    await lost.goto('/account')
    await lost.getByText('Votre session a pris fin').first().waitFor()
    await lost.context().close()
    await here.context().close()
  })

  it('loses a role at once when it is taken back, and the journal says so', async () => {
    const theirs = await device(null)
    await signIn(theirs, password)
    await withRecoveryCode(theirs)
    const page = await device(people.coordinator, 1440)
    await page.goto('/people')
    await page.getByRole('button', { name: /^Retirer à Charlie Nouveau/ }).click()
    await page.getByRole('dialog').getByLabel('Raison').fill('a changé de poste')
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer ce rôle' }).click()
    await page.getByRole('heading', { level: 2, name: 'Sans rôle aujourd’hui' }).waitFor()
    await page.context().close()
    const status = await theirs.evaluate(async () => (await fetch('/api/structures')).status)
    expect(status).toBe(403)
    await theirs.context().close()
    const journal = await device(people.administrator, 1440)
    await journal.goto('/audit')
    await journal.getByText('« a changé de poste »').waitFor()
    await journal.context().close()
  })
})

describe('the journal', () => {
  it('holds, and still does once a content is erased', async () => {
    const page = await device(people.administrator)
    await page.goto('/audit')
    await page.getByRole('button', { name: 'Vérifier le journal' }).click()
    await page.getByText(/lignes sont telles qu’elles ont été écrites/).waitFor()
    await page.locator('.audit-line').first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'Effacer ce contenu' }).click()
    await sheet.getByLabel('Raison').fill('nom saisi par erreur')
    await expectAccessible(page, 'a line of the journal')
    await sheet.getByRole('button', { name: 'Effacer définitivement' }).click()
    await sheet.getByText('son contenu n’existe plus').waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Vérifier le journal' }).click()
    await page.getByText('Le contenu d’une ligne a été effacé').waitFor()
    await expectAccessible(page, 'audit')
    await page.context().close()
  })
})
