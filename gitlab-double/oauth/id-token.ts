import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { groupPath } from '../world/lookups'
import type { User } from '../world/objects'
import type { Store } from '../world/store'
import type { Grant } from './oauth-state'

let keys: { publicKey: KeyObject; privateKey: KeyObject } | undefined

/** Made on first use: a key costs a tenth of a second, and most tests never sign in. */
function keyPair(): { publicKey: KeyObject; privateKey: KeyObject } {
  keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
  return keys
}

const keyId = 'double-1'

export function idToken(store: Store, user: User, grant: Grant): string {
  const now = Math.floor(Date.now() / 1000)
  const header = encode({ typ: 'JWT', alg: 'RS256', kid: keyId })
  const claims = encode({
    iss: store.url,
    sub: String(user.id),
    aud: grant.clientId,
    exp: now + 120,
    iat: now,
    ...(grant.nonce === null ? {} : { nonce: grant.nonce }),
    auth_time: now,
    sub_legacy: `legacy-${user.id}`,
    email: grant.scopes.includes('email') ? user.email : user.publicEmail,
    email_verified: user.confirmedAt !== null,
    groups_direct: directGroups(store, user),
  })
  const signature = createSign('RSA-SHA256').update(`${header}.${claims}`).sign(keyPair().privateKey, 'base64url')
  return `${header}.${claims}.${signature}`
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

export function directGroups(store: Store, user: User): string[] {
  return [...store.groups.values()]
    .filter((group) => group.members.has(user.id))
    .map((group) => groupPath(store, group))
}

export function publicKeys(): unknown {
  return { keys: [{ ...keyPair().publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }] }
}
