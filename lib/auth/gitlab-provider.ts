import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { TokenSetParameters } from 'openid-client'
import { z } from 'zod'
import { env } from '../env'
import { AppError } from '../errors'
import { type GitLabProfile, gitlabProfileSchema } from './sign-in-with-gitlab'

const groupsSchema = z.object({ groups: z.array(z.string()).default([]) })

/** GitLab's OAuth at the configured instance; null when the environment names no application. */
export function gitlabProvider(): OAuthConfig<GitLabProfile> | null {
  const { GITLAB_URL, GITLAB_OAUTH_CLIENT_ID: clientId, GITLAB_OAUTH_CLIENT_SECRET: clientSecret } = env()
  if (!GITLAB_URL || !clientId || !clientSecret) return null
  const base = GITLAB_URL.replace(/\/+$/, '')
  return {
    id: 'gitlab',
    name: 'GitLab',
    type: 'oauth',
    clientId,
    clientSecret,
    issuer: base,
    checks: ['pkce', 'state'],
    authorization: { url: `${base}/oauth/authorize`, params: { scope: 'read_user openid' } },
    token: {
      url: `${base}/oauth/token`,
      // The scope openid brings an id_token, with which openid-client's plain OAuth callback refuses to work. The person
      // is read below from GitLab itself with the access token, so nothing depends on the id_token.
      request: async ({ client, params, checks, provider }) => {
        if (!params.code || !checks.state || params.state !== checks.state)
          throw new AppError({
            code: 'bad_request',
            message: 'The answer from GitLab does not belong to this sign-in.',
          })
        const tokens = await client.grant({
          grant_type: 'authorization_code',
          code: params.code,
          redirect_uri: provider.callbackUrl,
          code_verifier: checks.code_verifier,
        })
        return { tokens: { access_token: tokens.access_token } satisfies TokenSetParameters }
      },
    },
    userinfo: {
      url: `${base}/oauth/userinfo`,
      request: async ({ tokens }) => {
        const [user, info] = await Promise.all([
          readJson(`${base}/api/v4/user`, tokens.access_token),
          readJson(`${base}/oauth/userinfo`, tokens.access_token),
        ])
        return gitlabProfileSchema.parse({
          ...z.record(z.string(), z.unknown()).parse(user),
          ...groupsSchema.parse(info),
        })
      },
    },
    profile: (profile) => ({ id: String(profile.id) }),
  }
}

async function readJson(url: string, accessToken: string | undefined): Promise<unknown> {
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json', 'accept-encoding': 'identity' },
    // A redirect would carry the person's token elsewhere.
    redirect: 'error',
    signal: AbortSignal.timeout(env().GITLAB_TIMEOUT_MS),
  })
  if (!answer.ok)
    throw new AppError({ code: 'gitlab_failed', message: `GitLab answered ${answer.status} when asked who you are.` })
  return answer.json()
}
