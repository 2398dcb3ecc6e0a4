import { hash, verify } from '@node-rs/argon2'

/** OWASP's first recommendation for argon2id: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id digest of a password, in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Whether the password has this digest; false for a digest that cannot be read. */
export const verifyPassword = (digest: string, password: string): Promise<boolean> =>
  verify(digest, password).catch(() => false)
