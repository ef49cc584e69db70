import type { User } from '../world/objects'
import { isBlocked, type Store } from '../world/store'

type Json = Record<string, unknown>

/** UserBasic: what stands for a person inside other objects. */
export function presentUserBasic(store: Store, id: number | null): Json | null {
  const user = id === null ? undefined : store.users.get(id)
  if (!user) return null
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    state: user.state,
    locked: user.locked,
    avatar_url: user.avatarUrl,
    web_url: `${store.url}/${user.username}`,
  }
}

/** What anyone who isn't an admin gets; of a private or blocked profile only the name is left, the other keys are absent. */
export function presentUserPublic(store: Store, user: User): Json {
  const basic = { ...presentUserBasic(store, user.id) }
  if (user.privateProfile || isBlocked(user.state)) return basic
  return {
    ...basic,
    created_at: user.createdAt,
    bio: user.bio,
    location: user.location,
    public_email: user.publicEmail,
    linkedin: user.linkedin,
    twitter: user.twitter,
    discord: user.discord,
    website_url: user.websiteUrl,
    ...(store.olderThan(18, 0) ? { skype: '' } : { github: user.github }),
    job_title: user.jobTitle,
    pronouns: user.pronouns,
    organization: user.organization,
    bot: user.userType !== 'human' && user.userType !== 'ghost',
    work_information: workInformation(user),
    followers: user.followers,
    following: user.following,
    is_followed: false,
    local_time: null,
  }
}

function workInformation(user: User): string | null {
  const parts = [user.jobTitle, user.organization].filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join(' at ')
}

/**
 * The list form of an admin: lacks what the detail form counts or looks up. Written as one literal on purpose: an object of
 * fifty keys put together by spreading costs ten times as much, and this one is made for every look-up of a benchmark.
 */
export function presentUserInAdminList(store: Store, user: User): Json {
  const shown: Json = {
    id: user.id,
    username: user.username,
    name: user.name,
    state: user.state,
    locked: user.locked,
    avatar_url: user.avatarUrl,
    web_url: `${store.url}/${user.username}`,
    created_at: user.createdAt,
    bio: user.bio,
    location: user.location,
    linkedin: user.linkedin,
    twitter: user.twitter,
    discord: user.discord,
    website_url: user.websiteUrl,
    job_title: user.jobTitle,
    pronouns: user.pronouns,
    organization: user.organization,
    bot: user.userType !== 'human' && user.userType !== 'ghost',
    work_information: workInformation(user),
    local_time: null,
    last_sign_in_at: user.lastSignInAt,
    confirmed_at: user.confirmedAt,
    last_activity_on: user.lastActivityOn,
    email: user.email,
    theme_id: 3,
    color_scheme_id: 1,
    projects_limit: user.projectsLimit,
    current_sign_in_at: user.currentSignInAt,
    identities: user.identities,
    can_create_group: user.canCreateGroup,
    can_create_project: true,
    two_factor_enabled: user.twoFactorEnabled,
    external: user.external,
    private_profile: user.privateProfile,
    commit_email: user.email,
    preferred_language: user.preferredLanguage,
    note: user.note,
    namespace_id: user.namespaceId,
    email_reset_offered_at: null,
    current_sign_in_ip: user.currentSignInIp,
    last_sign_in_ip: user.lastSignInIp,
    is_admin: user.isAdmin,
    created_by: presentUserBasic(store, user.createdById),
  }
  if (store.olderThan(18, 0)) shown.skype = ''
  else shown.github = user.github
  if (store.edition === 'ee') Object.assign(shown, eeFields)
  return shown
}

const eeFields = {
  shared_runners_minutes_limit: null,
  extra_shared_runners_minutes_limit: null,
  scim_identities: [],
  is_auditor: false,
  using_license_seat: true,
  provisioned_by_group_id: null,
  enterprise_group_id: null,
  enterprise_group_associated_at: null,
} as const

export function presentUserForAdmin(store: Store, user: User): Json {
  const shown = presentUserInAdminList(store, user)
  shown.public_email = user.publicEmail
  shown.sign_in_count = user.signInCount
  shown.followers = user.followers
  shown.following = user.following
  shown.is_followed = false
  if (store.edition === 'ee') Object.assign(shown, { plan: null, trial: false })
  return shown
}

/** GET /user: `is_admin` is there only for an admin, by the raw flag, without Admin Mode too. */
export function presentCurrentUser(store: Store, user: User): Json {
  const { sign_in_count: _, ...shown } = presentUserForAdmin(store, user)
  if (user.isAdmin) return shown
  for (const key of ['is_admin', 'note', 'created_by', 'current_sign_in_ip', 'last_sign_in_ip']) delete shown[key]
  return shown
}
