import type { User } from '../world/objects'
import { setAttribute, type UserChanges, updateUser } from '../world/users'
import { badRequest, type Call, created, noContent, notFound, ok, type Reply, requireAdmin } from './call'
import { boolParam, intParam, requiredText, textParam } from './params'
import { presentUserForAdmin } from './present-user'
import { attributesOf } from './users-list'
import { userOf } from './users-read'

export function putUser(call: Call): Reply {
  requireAdmin(call)
  const user = userOf(call)
  const bio = textParam(call, 'bio')
  if (bio !== undefined && bio.length > 255) throw badRequest({ bio: ['is too long (maximum is 255 characters)'] })
  const changes: UserChanges = {
    bio,
    name: textParam(call, 'name'),
    email: textParam(call, 'email'),
    publicEmail: textParam(call, 'public_email'),
    location: textParam(call, 'location'),
    websiteUrl: textParam(call, 'website_url'),
    linkedin: textParam(call, 'linkedin'),
    twitter: textParam(call, 'twitter'),
    discord: textParam(call, 'discord'),
    github: textParam(call, 'github'),
    organization: textParam(call, 'organization'),
    jobTitle: textParam(call, 'job_title'),
    pronouns: textParam(call, 'pronouns'),
    note: textParam(call, 'note'),
    projectsLimit: intParam(call, 'projects_limit'),
    external: boolParam(call, 'external'),
    canCreateGroup: boolParam(call, 'can_create_group'),
    privateProfile: boolParam(call, 'private_profile'),
    isAdmin: boolParam(call, 'admin'),
  }
  return ok(presentUserForAdmin(call.store, updateUser(call.store, user.id, changes)))
}

export function listAttributes(call: Call): Reply {
  requireAdmin(call)
  return ok(attributesOf(userOf(call)))
}

function attributeOf(call: Call): { user: User; key: string; value: string | undefined } {
  requireAdmin(call)
  const user = userOf(call)
  const key = call.params.key ?? ''
  return { user, key, value: user.customAttributes.get(key) }
}

export function getAttribute(call: Call): Reply {
  const { key, value } = attributeOf(call)
  if (value === undefined) throw notFound()
  return ok({ key, value })
}

export function putAttribute(call: Call): Reply {
  const { user, key } = attributeOf(call)
  const value = requiredText(call, 'value')
  setAttribute(call.store, user.id, key, value)
  return ok({ key, value })
}

export function deleteAttribute(call: Call): Reply {
  const { user, key, value } = attributeOf(call)
  if (value === undefined) throw notFound()
  setAttribute(call.store, user.id, key, null)
  return noContent()
}

/** POST /users/:id/impersonation_tokens: a token in the name of somebody else. */
export function createImpersonationToken(call: Call): Reply {
  requireAdmin(call)
  const user = userOf(call)
  const scopes = call.body.scopes
  const token = call.world.createToken({
    userId: user.id,
    scopes: Array.isArray(scopes) ? scopes.map(String) : ['api'],
    name: requiredText(call, 'name'),
    expiresAt: textParam(call, 'expires_at'),
  })
  return created({
    id: token.id,
    name: token.name,
    revoked: false,
    created_at: token.createdAt,
    scopes: token.scopes,
    user_id: user.id,
    last_used_at: null,
    active: true,
    expires_at: token.expiresAt,
    impersonation: true,
    token: token.value,
  })
}
