import { hash, verify } from '@node-rs/argon2'

/** OWASP's argon2id parameters (2025): 19 MiB, two passes, one lane; some 25 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Shortest password that a local account may have. */
export const minPasswordLength = 10

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

let nobody: Promise<string> | undefined

/** Takes the same time whether the account exists or not, so that names can't be guessed by the clock. */
export async function checkPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('the password of nobody')
  const matches = await verify(passwordHash ?? (await nobody), password)
  return matches && Boolean(passwordHash)
}
