import { randomBytes } from 'node:crypto'

export type OAuthClient = {
  clientId: string
  clientSecret: string
  /** Exact addresses; while there is none, any loopback address will do, so that a test needn't know its port. */
  redirectUris: string[]
}

export type Grant = {
  userId: number
  clientId: string
  redirectUri: string
  scopes: string[]
  challenge: string | null
  nonce: string | null
  expiresAt: number
}

export type OAuthState = {
  client: OAuthClient
  codes: Map<string, Grant>
  /** Refresh token → grant and the access token that it renews; used once. */
  refreshTokens: Map<string, { grant: Grant; accessToken: string }>
}

export function createOAuthState(client: Partial<OAuthClient> = {}): OAuthState {
  return {
    client: {
      clientId: client.clientId ?? randomBytes(32).toString('hex'),
      clientSecret: client.clientSecret ?? `gloas-${randomBytes(32).toString('hex')}`,
      redirectUris: client.redirectUris ?? [],
    },
    codes: new Map(),
    refreshTokens: new Map(),
  }
}

export function redirectAllowed(client: OAuthClient, uri: string): boolean {
  if (client.redirectUris.length > 0) return client.redirectUris.includes(uri)
  return URL.canParse(uri) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(uri).hostname)
}
