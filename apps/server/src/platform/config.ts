import { z } from 'zod'

const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)

/** Every setting, with the sentence that says how to mend it. An empty environment works. */
const Environment = z.object({
  PORT: z.preprocess(
    blankIsAbsent,
    z.coerce.number('PORT must be a number, e.g. 8080.').int().min(0).max(65535).default(8080),
  ),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  MAILLAGE_DATA: z.preprocess(blankIsAbsent, z.string().default('./data')),
  MAILLAGE_DEMO: z.preprocess(
    blankIsAbsent,
    z.enum(['on', 'off'], 'MAILLAGE_DEMO must be on or off.').default('on'),
  ),
  DATABASE_URL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// or be left empty.')
      .optional(),
  ),
  PUBLIC_URL: z.preprocess(
    blankIsAbsent,
    z
      .url({
        protocol: /^https?$/,
        error: 'PUBLIC_URL must be the address people type, e.g. https://maillage.example.',
      })
      .optional(),
  ),
  MAILLAGE_SECRET: z.preprocess(
    blankIsAbsent,
    z.string().min(32, 'MAILLAGE_SECRET must have at least 32 characters.').optional(),
  ),
  SMTP_URL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^smtps?:\/\//, 'SMTP_URL must begin with smtp:// or smtps://.')
      .optional(),
  ),
  MAIL_FROM: z.preprocess(blankIsAbsent, z.string().default('Maillage <maillage@localhost>')),
  OIDC_ISSUER: z.preprocess(blankIsAbsent, z.url('OIDC_ISSUER must be an address.').optional()),
  OIDC_CLIENT_ID: z.preprocess(blankIsAbsent, z.string().optional()),
  OIDC_CLIENT_SECRET: z.preprocess(blankIsAbsent, z.string().optional()),
  LOG_LEVEL: z.preprocess(
    blankIsAbsent,
    z
      .enum(
        ['debug', 'info', 'warn', 'error', 'silent'],
        'LOG_LEVEL must be debug, info, warn, error or silent.',
      )
      .default('info'),
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

/** A setting that stops the start; its message says what to set. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the environment once; ConfigError when a value is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    )
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
    throw new ConfigError(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three or none.',
    )
  }
  return { issuer, clientId, clientSecret }
}
