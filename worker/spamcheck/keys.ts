import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

export type Keyring = {
  /** Short names of the keys; never a key. */
  names: string[]
  /** Whether anybody may ask anything at all. */
  shut: boolean
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

/** The keys that open the door. Any number may hold at once, so that one can be changed without a gap. */
export function createKeyring({ keys, allowUnauthenticated }: KeyringOptions): Keyring {
  // Digests have one length, which is all that timingSafeEqual would give away; the salt keeps them from being prepared.
  const salt = randomBytes(32).toString('base64')
  // GitLab sends the key as it is; scripts tend to put a scheme before it.
  const digestOf = (key: string): Buffer => hash('sha256', salt + key.replace(/^bearer +/i, ''), 'buffer')
  const digests = [...new Set(keys)].map(digestOf)
  const names = digests.map((_, index) => `key ${index + 1}`)
  const stranger = allowUnauthenticated ? 'open' : null
  return {
    names,
    shut: digests.length === 0 && !allowUnauthenticated,
    whose: (authorization) => {
      const given = digestOf(authorization ?? '')
      let found = -1
      for (let index = 0; index < digests.length; index++)
        if (timingSafeEqual(digests[index] ?? given, given)) found = index
      return found < 0 ? stranger : (names[found] ?? stranger)
    },
  }
}
