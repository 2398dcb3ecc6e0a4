import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type Browser,
  browserOn,
  type IdentityServer,
  identityServer,
  testPassword as password,
} from '../../testing/identity-server.ts'
import { testDatabase } from '../db/testing.ts'

let here: IdentityServer

beforeAll(async () => {
  here = await identityServer(await testDatabase())
})

interface Protected {
  readonly email: string
  readonly browser: Browser
  readonly recoveryCodes: string[]
  /** What the person's phone shows now. */
  code(): Promise<string>
}

/** Somebody who signed in with a password and then set up a second factor. */
async function protectedAccount(name: string): Promise<Protected> {
  const email = `${name}@example.org`
  await here.identity.createAccount({ email, name, password })
  const browser = browserOn(here)
  await browser.post('/sign-in/email', { email, password })
  const { body } = await browser.post('/two-factor/enable', { password })
  const secret = new TextDecoder().decode(
    base32.decode(new URL(body.totpURI).searchParams.get('secret') ?? ''),
  )
  const code = () => createOTP(secret).totp()
  await browser.post('/two-factor/verify-totp', { code: await code() })
  return { email, browser, recoveryCodes: body.backupCodes, code }
}

describe('a second factor', () => {
  it('is set up with the password only, and holds from its first code on', async () => {
    const email = 'lea@example.org'
    await here.identity.createAccount({ email, name: 'Léa', password })
    const browser = browserOn(here)
    await browser.post('/sign-in/email', { email, password })
    expect((await browser.post('/two-factor/enable', { password: 'un autre mot de passe' })).status).toBe(400)
    const { body } = await browser.post('/two-factor/enable', { password })
    expect(body.totpURI).toMatch(/^otpauth:\/\/totp\/Maillage:lea/)
    expect(body.backupCodes).toHaveLength(10)
    const again = browserOn(here)
    await again.post('/sign-in/email', { email, password })
    expect(await again.account()).not.toBeNull()
  })

  it('is asked for after the password', async () => {
    const { email, code } = await protectedAccount('marc')
    const browser = browserOn(here)
    const answer = await browser.post('/sign-in/email', { email, password })
    expect(answer.body).toMatchObject({ twoFactorRedirect: true, twoFactorMethods: ['totp'] })
    expect(await browser.account()).toBeNull()
    expect((await browser.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(401)
    expect(await browser.account()).toBeNull()
    expect((await browser.post('/two-factor/verify-totp', { code: await code() })).status).toBe(200)
    expect(await browser.account()).toMatchObject({ name: 'marc' })
  })

  it('takes a code once, even from somebody who knows the password and saw it typed', async () => {
    const { email, code } = await protectedAccount('mona')
    const typed = await code()
    const [browser, onlooker] = [browserOn(here), browserOn(here)]
    for (const each of [browser, onlooker, onlooker, onlooker]) {
      await each.post('/sign-in/email', { email, password })
      await each.post('/two-factor/verify-totp', { code: typed, trustDevice: true })
    }
    expect(await browser.account()).toMatchObject({ name: 'mona' })
    expect(await onlooker.account()).toBeNull()
    await onlooker.post('/sign-in/email', { email, password })
    expect(await onlooker.account()).toBeNull()
  })

  it('is asked for after a one-time link as well', async () => {
    const { email, code } = await protectedAccount('nadia')
    const browser = browserOn(here)
    await browser.post('/sign-in/magic-link', { email })
    const mail = await vi.waitUntil(() => here.mails.findLast(({ to }) => to === email))
    const token = /token=(\S+)/.exec(mail.text)?.[1]
    const answer = await browser.get(`/magic-link/verify?token=${token}`)
    expect(answer.body).toMatchObject({ twoFactorRedirect: true })
    expect(await browser.account()).toBeNull()
    await browser.post('/two-factor/verify-totp', { code: await code() })
    expect(await browser.account()).toMatchObject({ name: 'nadia' })
  })

  it('is not avoided by a link that names a page to go to', async () => {
    const { email } = await protectedAccount('oscar')
    const browser = browserOn(here)
    await browser.post('/sign-in/magic-link', { email, callbackURL: '/' })
    const mail = await vi.waitUntil(() => here.mails.findLast(({ to }) => to === email))
    const token = /token=(\S+)/.exec(mail.text)?.[1]
    await browser.get(`/magic-link/verify?token=${token}&callbackURL=%2F`)
    expect(await browser.account()).toBeNull()
  })

  it('is set up by somebody without a password, and by nobody else without theirs', async () => {
    const email = 'sylvain@example.org'
    await here.identity.createAccount({ email, name: 'sylvain', password: null })
    const browser = browserOn(here)
    await browser.post('/sign-in/magic-link', { email })
    const mail = await vi.waitUntil(() => here.mails.findLast(({ to }) => to === email))
    await browser.get(`/magic-link/verify?token=${/token=(\S+)/.exec(mail.text)?.[1]}`)
    expect((await browser.post('/two-factor/enable')).body.backupCodes).toHaveLength(10)
    const { browser: other } = await protectedAccount('tatiana')
    expect((await other.post('/two-factor/disable')).status).toBe(400)
  })

  it('gives way to each recovery code once', async () => {
    const { email, recoveryCodes } = await protectedAccount('paula')
    const enter = async () => {
      const browser = browserOn(here)
      await browser.post('/sign-in/email', { email, password })
      await browser.post('/two-factor/verify-backup-code', { code: recoveryCodes[3] })
      return browser.account()
    }
    expect(await enter()).toMatchObject({ name: 'paula' })
    expect(await enter()).toBeNull()
  })

  it('is taken off with the password only', async () => {
    const { email, browser } = await protectedAccount('quentin')
    expect((await browser.post('/two-factor/disable', { password: 'un autre mot de passe' })).status).toBe(
      400,
    )
    expect((await browser.post('/two-factor/disable', { password })).status).toBe(200)
    const again = browserOn(here)
    await again.post('/sign-in/email', { email, password })
    expect(await again.account()).not.toBeNull()
  })

  it('cannot be guessed', async () => {
    const { email, code } = await protectedAccount('rosa')
    for (let round = 0; round < 3; round += 1) {
      const browser = browserOn(here)
      await browser.post('/sign-in/email', { email, password })
      for (let attempt = 0; attempt < 5; attempt += 1) {
        await browser.post('/two-factor/verify-totp', { code: '000000' })
      }
    }
    const browser = browserOn(here)
    await browser.post('/sign-in/email', { email, password })
    await browser.post('/two-factor/verify-totp', { code: await code() })
    expect(await browser.account()).toBeNull()
  })
})
