import type { Settings } from '../world/store'
import { badRequest, type Call, invalidParam, ok, type Reply, requireAdmin, requireUser, unauthorized } from './call'
import { boolParam, choiceParam, intParam, param, textParam } from './params'

export function getVersion(call: Call): Reply {
  requireUser(call)
  return ok({ version: fullVersion(call), revision: '0d0ub1e0000' })
}

function fullVersion(call: Call): string {
  return call.store.edition === 'ee' ? `${call.store.version}-ee` : call.store.version
}

export function getMetadata(call: Call): Reply {
  requireUser(call)
  return ok({
    version: fullVersion(call),
    revision: '0d0ub1e0000',
    kas: { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null },
    enterprise: call.store.edition === 'ee',
  })
}

function presentSettings(call: Call): Record<string, unknown> {
  const { settings } = call.store
  return {
    id: 1,
    signup_enabled: settings.signupEnabled,
    email_confirmation_setting: settings.emailConfirmation,
    require_admin_approval_after_user_signup: settings.requireAdminApproval,
    spam_check_endpoint_enabled: settings.spamCheckEndpointEnabled,
    spam_check_endpoint_url: settings.spamCheckEndpointUrl,
    // In clear, as GitLab does: of its secrets it keeps only two out of this answer, and not this one.
    spam_check_api_key: settings.spamCheckApiKey,
    akismet_enabled: false,
    recaptcha_enabled: settings.recaptchaEnabled,
    recaptcha_site_key: settings.recaptchaSiteKey,
    allow_possible_spam: settings.allowPossibleSpam,
    default_project_visibility: 'private',
    default_snippet_visibility: 'private',
    deletion_adjourned_period: settings.deletionDelayed ? 30 : 0,
    allow_local_requests_from_system_hooks: true,
    allow_local_requests_from_web_hooks_and_services: false,
    admin_mode: false,
    throttle_authenticated_api_enabled: false,
    throttle_authenticated_api_requests_per_period: 7200,
    throttle_authenticated_api_period_in_seconds: 3600,
    users_get_by_id_limit: settings.usersGetByIdLimit,
  }
}

export function getSettings(call: Call): Reply {
  requireAdmin(call)
  return ok(presentSettings(call))
}

export function putSettings(call: Call): Reply {
  requireAdmin(call)
  const { settings } = call.store
  Object.assign(settings, spamcheckSettings(call))
  settings.signupEnabled = boolParam(call, 'signup_enabled') ?? settings.signupEnabled
  settings.requireAdminApproval =
    boolParam(call, 'require_admin_approval_after_user_signup') ?? settings.requireAdminApproval
  settings.recaptchaEnabled = boolParam(call, 'recaptcha_enabled') ?? settings.recaptchaEnabled
  settings.allowPossibleSpam = boolParam(call, 'allow_possible_spam') ?? settings.allowPossibleSpam
  settings.emailConfirmation =
    choiceParam(call, 'email_confirmation_setting', ['off', 'soft', 'hard']) ?? settings.emailConfirmation
  settings.usersGetByIdLimit = intParam(call, 'users_get_by_id_limit') ?? settings.usersGetByIdLimit
  return ok(presentSettings(call))
}

/** The three settings of the spam check as they would be. Refuses as GitLab does: nothing is changed by half. */
function spamcheckSettings(call: Call): Partial<Settings> {
  const { settings } = call.store
  const enabled = boolParam(call, 'spam_check_endpoint_enabled')
  if (enabled && param(call, 'spam_check_endpoint_url') === undefined)
    throw invalidParam('spam_check_endpoint_url is missing')
  const url = textOrNull(call, 'spam_check_endpoint_url', settings.spamCheckEndpointUrl)
  const key = textOrNull(call, 'spam_check_api_key', settings.spamCheckApiKey)
  const on = enabled ?? settings.spamCheckEndpointEnabled
  const wrong: Record<string, string[]> = {}
  if (url && !(/^(grpc|tls):\/\//.test(url) && URL.canParse(url)))
    wrong.spam_check_endpoint_url = ['is blocked: Only allowed schemes are tls, grpc']
  else if (on && !url) wrong.spam_check_endpoint_url = ["can't be blank"]
  if (key && key.length > 2_000) wrong.spam_check_api_key = ['is too long (maximum is 2000 characters)']
  if (Object.keys(wrong).length > 0) throw badRequest(wrong)
  return { spamCheckEndpointEnabled: on, spamCheckEndpointUrl: url, spamCheckApiKey: key }
}

function textOrNull(call: Call, name: string, now: string | null): string | null {
  if (param(call, name) === undefined) return now
  return textParam(call, name) || null
}

export function getOwnToken(call: Call): Reply {
  const { token, user } = requireUser(call)
  if (token.kind !== 'personal') throw unauthorized()
  return ok({
    id: token.id,
    name: token.name,
    revoked: token.revoked,
    created_at: token.createdAt,
    description: null,
    scopes: token.scopes,
    user_id: user.id,
    last_used_at: call.store.now(),
    active: true,
    expires_at: token.expiresAt,
  })
}

export function listTopics(call: Call): Reply {
  const counts = new Map<string, number>()
  for (const project of call.store.projects.values())
    for (const topic of project.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const rows = [...counts].map(([name, count], index) => ({
    id: index + 1,
    name,
    title: name,
    description: null,
    total_projects_count: count,
    avatar_url: null,
  }))
  return ok(rows)
}
