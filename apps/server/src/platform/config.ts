import type { Label } from '@maillage/contract/values'
import { z } from 'zod'

const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)

/** Every setting. An empty environment works. */
const Environment = z.object({
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65535).default(8080)),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  MAILLAGE_DATA: z.preprocess(blankIsAbsent, z.string().default('./data')),
  MAILLAGE_DEMO: z.preprocess(blankIsAbsent, z.enum(['on', 'off']).default('on')),
  DATABASE_URL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
  ),
  PUBLIC_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/ }).optional()),
  MAILLAGE_SECRET: z.preprocess(blankIsAbsent, z.string().min(32).optional()),
  SMTP_URL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^smtps?:\/\//)
      .optional(),
  ),
  MAIL_FROM: z.preprocess(blankIsAbsent, z.string().default('Maillage <maillage@localhost>')),
  OIDC_ISSUER: z.preprocess(blankIsAbsent, z.url().optional()),
  OIDC_CLIENT_ID: z.preprocess(blankIsAbsent, z.string().optional()),
  OIDC_CLIENT_SECRET: z.preprocess(blankIsAbsent, z.string().optional()),
  LOG_LEVEL: z.preprocess(
    blankIsAbsent,
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Whether an empty database is given the demonstration network. */
  readonly demo: boolean
  readonly databaseUrl: string | undefined
  /** The address people type; by default the one that is listened on. */
  readonly publicUrl: string | undefined
  /** Signs sessions; by default made once and kept in the data directory. */
  readonly secret: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly oidc:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
    | undefined
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** What each setting has to be, where its shape does not say it. */
const wanted = new Map<PropertyKey, Label>([
  ['PORT', { fr: 'un nombre, par exemple 8080', en: 'a number, e.g. 8080' }],
  ['MAILLAGE_DEMO', { fr: 'on ou off', en: 'on or off' }],
  ['DATABASE_URL', { fr: 'une adresse postgres://, ou rien', en: 'a postgres:// address, or nothing' }],
  [
    'PUBLIC_URL',
    {
      fr: 'l’adresse que les gens tapent, par exemple https://maillage.example',
      en: 'the address people type, e.g. https://maillage.example',
    },
  ],
  ['MAILLAGE_SECRET', { fr: 'au moins 32 caractères, ou rien', en: 'at least 32 characters, or nothing' }],
  ['SMTP_URL', { fr: 'une adresse smtp:// ou smtps://', en: 'an smtp:// or smtps:// address' }],
  ['OIDC_ISSUER', { fr: 'une adresse', en: 'an address' }],
  ['LOG_LEVEL', { fr: 'debug, info, warn, error ou silent', en: 'debug, info, warn, error or silent' }],
])

/** A setting that stops the start; its sentence says what to set. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  constructor(readonly sentence: Label) {
    super(sentence.en)
  }
}

/** Reads the environment once; ConfigError when a value is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.flatMap(({ path }) => path.slice(0, 1)))]
    const said = (locale: 'fr' | 'en', is: string) =>
      names.map((name) => `${String(name)} ${is} ${wanted.get(name)?.[locale] ?? ''}.`).join('\n')
    throw new ConfigError({ fr: said('fr', 'doit être'), en: said('en', 'must be') })
  }
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: values.MAILLAGE_DATA,
    demo: values.MAILLAGE_DEMO === 'on',
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL,
    secret: values.MAILLAGE_SECRET,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    oidc: readOidc(values),
    logLevel: values.LOG_LEVEL,
  }
}

function readOidc(values: z.infer<typeof Environment>): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret) {
    throw new ConfigError({
      fr: 'OIDC_ISSUER, OIDC_CLIENT_ID et OIDC_CLIENT_SECRET vont ensemble : donnez les trois ou aucun.',
      en: 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three or none.',
    })
  }
  return { issuer, clientId, clientSecret }
}
