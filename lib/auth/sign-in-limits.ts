import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../errors'

const quarterHour = 15 * 60
/** In this process's memory: with several web processes the limits add up, which is still far below guessing speed. */
const limits = {
  address: new RateLimiterMemory({ points: 30, duration: quarterHour }),
  /** One address at one name: a typing error is forgiven, a list of passwords isn't. */
  pair: new RateLimiterMemory({ points: 8, duration: quarterHour }),
  /** All addresses at one name; higher, or anybody could lock anybody else out. */
  name: new RateLimiterMemory({ points: 40, duration: quarterHour }),
}

type Attempt = { address: string; username: string }

/**
 * Counts an attempt before the password is looked at, so that parallel guesses count too.
 * @throws AppError `too_many_requests`
 */
export async function countAttempt({ address, username }: Attempt): Promise<void> {
  const name = username.toLowerCase()
  try {
    await limits.address.consume(address)
    await limits.pair.consume(`${address} ${name}`)
    await limits.name.consume(name)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.ceil(error.msBeforeNext / 60_000)
    throw new AppError({
      code: 'too_many_requests',
      message: `Too many attempts to sign in. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
    })
  }
}

/** After success: the person's own earlier typing errors no longer count. */
export async function forgetAttempts({ address, username }: Attempt): Promise<void> {
  const name = username.toLowerCase()
  await Promise.all([
    limits.pair.delete(`${address} ${name}`),
    limits.name.delete(name),
    limits.address.reward(address),
  ])
}
