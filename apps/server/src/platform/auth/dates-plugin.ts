import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'

const instants = [
  'createdAt',
  'updatedAt',
  'expiresAt',
  'accessTokenExpiresAt',
  'refreshTokenExpiresAt',
  'lockedUntil',
]

/** Gives the identity library the `Date` objects that it expects where the rest of the server reads ISO text. */
export const instantsAsDates: KyselyPlugin = {
  transformQuery: ({ node }: PluginTransformQueryArgs) => node,
  transformResult: async ({ result }: PluginTransformResultArgs) => ({
    ...result,
    rows: result.rows.map((row) => {
      const dated = { ...row }
      for (const name of instants) {
        const value = dated[name]
        if (typeof value === 'string') dated[name] = new Date(value)
      }
      return dated
    }),
  }),
}
