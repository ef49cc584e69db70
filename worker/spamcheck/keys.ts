import { scryptSync, timingSafeEqual } from 'node:crypto'

export type Keyring = {
  /** Short names of the keys; never a key. */
  names: string[]
  /**
   * Who sent this `authorization`: the short name of its key, or `open` where strangers are let in. Null: nobody we know.
   * Takes as long whichever key it is, and however much of one was guessed.
   */
  whose: (authorization: string | undefined) => string | null
}

type KeyringOptions = { keys: readonly string[]; allowUnauthenticated: boolean }

/** What GitLab is asked to send, and what calls without it are told. */
export const wantedKey =
  'The API key is missing or wrong. Enter one of the keys in SPAMCHECK_KEYS in GitLab, under Admin, Settings, Reporting, ' +
  'Spam and Anti-bot Protection.'

/** GitLab keeps 2,000 characters at most; a longer key is none of ours. */
const longest = 2_048
/** Keys are compared in whole blocks of so many bytes: enough that an ordinary one doesn't show how long it is. */
const block = 256

/** What gRPC's metadata can hold: with any other character in it, GitLab's own client fails and nobody is asked. */
const sendable = /^[\x20-\x7e]*$/

/** GitLab sends the key as it is; scripts tend to put a scheme before it. */
const bare = (authorization: string): string => authorization.replace(/^bearer +/i, '')

/**
 * A name that stays with a key wherever it stands in the list, for the log, the table and the page. Slow to come by, so that it
 * helps nobody to guess the key.
 */
const nameOf = (key: string): string => `key ${scryptSync(key, 'the name of a key of Spamcheck', 3).toString('hex')}`

/** Fills all of `into`, so that two of them are the same exactly when the keys are. False: it is longer than any key. */
function spell(key: string, into: Buffer): boolean {
  const bytes = Buffer.byteLength(key)
  const room = into.length - 4
  if (bytes > room) return false
  into.fill(0)
  into.writeUInt32BE(bytes, room)
  into.write(key)
  return true
}

/**
 * The keys that open the door. Any number may hold at once, so that one can be changed without a gap.
 * @throws Error when a key is longer than GitLab can keep, or can't be sent
 */
export function createKeyring({ keys, allowUnauthenticated }: KeyringOptions): Keyring {
  // All of one length, that of the longest in blocks, which is all that timingSafeEqual gives away; that of a digest would cost
  // more to come by.
  const known = [...new Set(keys.map(bare))]
  const blocks = Math.max(1, ...known.map((key) => Math.ceil(key.length / block)))
  const size = Math.min(longest, blocks * block) + 4
  const spelled = known.map((key, index) => {
    if (!sendable.test(key))
      throw new Error(
        `SPAMCHECK_KEYS: number ${index + 1} has characters that can't be sent. Use those of plain ASCII.`,
      )
    const bytes = Buffer.alloc(size)
    if (!spell(key, bytes)) throw new Error(`SPAMCHECK_KEYS: number ${index + 1} is longer than ${longest} bytes.`)
    return bytes
  })
  const given = Buffer.alloc(size)
  const names = known.map(nameOf)
  const stranger = allowUnauthenticated ? 'open' : null
  return {
    names,
    whose: (authorization) => {
      if (authorization === undefined || !spell(bare(authorization), given)) return stranger
      let found = -1
      for (const [index, bytes] of spelled.entries()) if (timingSafeEqual(bytes, given)) found = index
      return names[found] ?? stranger
    },
  }
}
