import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../errors'
import { networkOf } from '../http/client-address'

const quarterHour = 15 * 60
/** One network at one name: a typing error is forgiven, a list of passwords isn't. */
const pairTries = 8
/** The same while a name is under attack from many networks. */
const pairTriesUnderAttack = 3
/** In this process's memory: with several web processes the limits add up, which is still far below guessing speed. */
const limits = {
  network: new RateLimiterMemory({ points: 30, duration: quarterHour }),
  pair: new RateLimiterMemory({ points: pairTries, duration: quarterHour }),
  /** All networks at one name. It never shuts the name, or any stranger could lock its owner out; it only leaves fewer tries. */
  name: new RateLimiterMemory({ points: 40, duration: quarterHour }),
}

type Attempt = { address: string; username: string }

const keysOf = ({ address, username }: Attempt) => {
  const network = networkOf(address)
  const name = username.toLowerCase()
  return { network, name, pair: `${network} ${name}` }
}

/**
 * Counts an attempt before the password is looked at, so that parallel guesses count too.
 * @throws AppError `too_many_requests`
 */
export async function countAttempt(attempt: Attempt): Promise<void> {
  const { network, name, pair } = keysOf(attempt)
  try {
    await limits.network.consume(network)
    const own = await limits.pair.consume(pair)
    if ((await isUnderAttack(name)) && own.consumedPoints > pairTriesUnderAttack) throw own
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.ceil(error.msBeforeNext / 60_000)
    throw new AppError({
      code: 'too_many_requests',
      message: `Too many attempts to sign in. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
    })
  }
}

async function isUnderAttack(name: string): Promise<boolean> {
  try {
    await limits.name.consume(name)
    return false
  } catch (error) {
    if (error instanceof RateLimiterRes) return true
    throw error
  }
}

/** After success: the person's own earlier typing errors no longer count. What others try at the name still does. */
export async function forgetAttempts(attempt: Attempt): Promise<void> {
  const { network, pair } = keysOf(attempt)
  await Promise.all([limits.pair.delete(pair), limits.network.reward(network)])
}
