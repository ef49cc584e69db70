import { createHash } from 'node:crypto'
import type { Env } from '../env'

/** How a hook proves that it comes from our GitLab. Several of each: the old and the new one hold while one is rotated. */
export type HookSecurity = {
  /** SHA-256 of each secret that may stand in `X-Gitlab-Token`. */
  secretHashes: readonly Buffer[]
  /** The bytes behind each signing token (`whsec_…`, Standard Webhooks). */
  signingKeys: readonly Buffer[]
  allowUnauthenticated: boolean
}

type HookEnv = Pick<Env, 'HOOK_SECRETS' | 'HOOK_SIGNING_TOKENS' | 'HOOK_ALLOW_UNAUTHENTICATED'>

/** @throws Error when a signing token isn't one, or when nothing is configured and that isn't explicitly allowed */
export function hookSecurity(env: HookEnv): HookSecurity {
  if (env.HOOK_SECRETS.length === 0 && env.HOOK_SIGNING_TOKENS.length === 0 && !env.HOOK_ALLOW_UNAUTHENTICATED)
    throw new Error(
      'Hooks could come from anybody: set HOOK_SIGNING_TOKENS (the signing token of the system hook in GitLab) or ' +
        'HOOK_SECRETS (its secret token). To try things out without, set HOOK_ALLOW_UNAUTHENTICATED=true.',
    )
  return {
    secretHashes: env.HOOK_SECRETS.map((secret) => createHash('sha256').update(secret).digest()),
    signingKeys: env.HOOK_SIGNING_TOKENS.map(signingKey),
    allowUnauthenticated: env.HOOK_ALLOW_UNAUTHENTICATED,
  }
}

/** To be called once at start, so that a wrong configuration shows before the first hook is refused. */
export function assertHookSecurity(env: HookEnv): void {
  hookSecurity(env)
}

/** Standard Webhooks asks for 24 to 64 bytes; GitLab makes 32. */
function signingKey(token: string, index: number): Buffer {
  const encoded = token.replace(/^whsec_/, '')
  const key = Buffer.from(encoded, 'base64')
  const wellFormed = /^[A-Za-z0-9+/]+={0,2}$/.test(encoded)
  if (!wellFormed || key.length < 24 || key.length > 64)
    throw new Error(
      `HOOK_SIGNING_TOKENS: number ${index + 1} is not a signing token ("whsec_" and 24 to 64 bytes in base64). ` +
        'Copy it from GitLab as it was shown when the hook was made.',
    )
  return key
}
