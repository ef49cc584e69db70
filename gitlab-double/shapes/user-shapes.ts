import type { Shape } from './check-shape'

/** Inside other objects. Old examples lack `locked` and have e-mail and time instead. */
export const userBasic: Shape = {
  id: 'int',
  username: 'string',
  name: 'string',
  state: 'string',
  locked: 'bool',
  avatar_url: 'string|null',
  web_url: 'string',
  email: 'string~',
  created_at: 'string~',
  public_email: 'string~',
}

const profile: Shape = {
  id: 'int',
  username: 'string',
  name: 'string',
  state: 'string',
  locked: 'bool',
  avatar_url: 'string|null',
  web_url: 'string',
  created_at: 'string',
  bio: 'string',
  location: 'string|null',
  linkedin: 'string',
  twitter: 'string',
  discord: 'string',
  github: 'string',
  website_url: 'string',
  organization: 'string',
  job_title: 'string',
  pronouns: 'string|null',
  bot: 'bool',
  work_information: 'string|null',
  local_time: 'string|null',
}

export const userRegular: Shape = {
  ...profile,
  public_email: 'string',
  followers: 'int',
  following: 'int',
  is_followed: 'bool',
}

const identity: Shape = { provider: 'string', extern_uid: 'string', saml_provider_id: 'int|null~' }

export const userInAdminList: Shape = {
  ...profile,
  email: 'string',
  is_admin: 'bool',
  last_sign_in_at: 'string|null',
  confirmed_at: 'string|null',
  theme_id: 'int',
  last_activity_on: 'string|null',
  color_scheme_id: 'int',
  projects_limit: 'int',
  current_sign_in_at: 'string|null',
  note: 'string|null',
  identities: [identity],
  can_create_group: 'bool',
  can_create_project: 'bool',
  two_factor_enabled: 'bool',
  external: 'bool',
  private_profile: 'bool',
  commit_email: 'string',
  preferred_language: 'string',
  current_sign_in_ip: 'string|null',
  last_sign_in_ip: 'string|null',
  namespace_id: 'int',
  created_by: userBasic,
  email_reset_offered_at: 'string|null',
  custom_attributes: 'array~',
  shared_runners_minutes_limit: 'int|null~',
  extra_shared_runners_minutes_limit: 'int|null~',
  scim_identities: 'array~',
  is_auditor: 'bool~',
  using_license_seat: 'bool~',
  provisioned_by_group_id: 'int|null~',
  enterprise_group_id: 'int|null~',
  enterprise_group_associated_at: 'string|null~',
}

export const userAdmin: Shape = {
  ...userInAdminList,
  public_email: 'string',
  sign_in_count: 'int',
  followers: 'int',
  following: 'int',
  is_followed: 'bool',
  plan: 'string|null~',
  trial: 'bool~',
}

export const currentAdmin: Shape = {
  ...userInAdminList,
  public_email: 'string',
  followers: 'int',
  following: 'int',
  is_followed: 'bool',
}

export const customAttribute: Shape = { key: 'string', value: 'string' }
export const memberShape: Shape = {
  ...userBasic,
  access_level: 'int',
  expires_at: 'string|null',
  membership_state: 'string',
}
