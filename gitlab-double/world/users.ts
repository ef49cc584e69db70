import { userPayload } from '../hooks/people-payloads'
import { findUser, must } from './lookups'
import { familyNames, givenNames, slug } from './names'
import type { User } from './objects'
import { moveNamespace } from './paths'
import type { Store } from './store'

export type NewUser = Partial<Omit<User, 'id' | 'namespaceId' | 'customAttributes'>> & {
  customAttributes?: Record<string, string>
}

/** Creates an account and tells the system hooks; whatever is left out is filled in plausibly. Throws when the name is taken. */
export function createUser(store: Store, input: NewUser = {}): User {
  const { random } = store
  const id = store.nextId('user')
  const name = input.name ?? `${random.pick(givenNames)} ${random.pick(familyNames)}`
  const username = input.username ?? `${slug(name)}-${id}`
  const createdAt = input.createdAt ?? store.now()
  if (findUser(store, username) || store.groupIdByPath.has(username.toLowerCase()))
    throw new Error(`The name ${username} is taken.`)
  const ip = `198.51.100.${random.int(1, 254)}`
  const user: User = {
    ...blankProfile,
    id,
    username,
    name,
    email: `${username}@people.example`,
    createdAt,
    updatedAt: createdAt,
    lastSignInAt: createdAt,
    currentSignInAt: createdAt,
    confirmedAt: createdAt,
    lastActivityOn: createdAt.slice(0, 10),
    currentSignInIp: ip,
    lastSignInIp: ip,
    ...defined(input),
    identities: input.identities ?? [],
    status: input.status ?? { emoji: null, message: null },
    customAttributes: new Map(Object.entries(input.customAttributes ?? {})),
    namespaceId: store.nextId('namespace'),
  }
  store.users.set(id, user)
  store.userIdByName.set(username.toLowerCase(), id)
  store.userIdByNamespace.set(user.namespaceId, id)
  store.emit({ event: 'user_create', system: 'always', project: null, payload: () => userPayload('user_create', user) })
  return user
}

const blankProfile = {
  publicEmail: '',
  state: 'active',
  locked: false,
  isAdmin: false,
  userType: 'human',
  avatarUrl: null,
  bio: '',
  location: null,
  linkedin: '',
  twitter: '',
  discord: '',
  github: '',
  websiteUrl: '',
  organization: '',
  jobTitle: '',
  pronouns: null,
  signInCount: 1,
  note: null,
  projectsLimit: 100_000,
  canCreateGroup: true,
  twoFactorEnabled: false,
  external: false,
  privateProfile: false,
  preferredLanguage: 'en',
  followers: 0,
  following: 0,
  createdById: null,
} as const

/** A caller's `{ bio: undefined }` must not erase what was filled in. */
export function defined<T extends object>(input: T): Partial<T> {
  const result: Partial<T> = {}
  for (const key of Object.keys(input) as (keyof T)[]) if (input[key] !== undefined) result[key] = input[key]
  return result
}

export type UserChanges = Partial<Omit<User, 'id' | 'username' | 'namespaceId' | 'customAttributes'>>

/** Profile edits and state changes: no hook of any kind tells of them, as in GitLab. */
export function updateUser(store: Store, id: number, changes: UserChanges): User {
  const user = must(store.users.get(id), `user ${id}`)
  Object.assign(user, defined(changes), { updatedAt: store.now() })
  return user
}

export function renameUser(store: Store, id: number, username: string): User {
  const user = must(store.users.get(id), `user ${id}`)
  if (findUser(store, username)) throw new Error(`The name ${username} is taken.`)
  const old = user.username
  store.userIdByName.delete(old.toLowerCase())
  moveNamespace(store, user.namespaceId, () => {
    user.username = username
  })
  store.userIdByName.set(username.toLowerCase(), id)
  user.updatedAt = store.now()
  const extra = { old_username: old }
  store.emit({
    event: 'user_rename',
    system: 'always',
    project: null,
    payload: () => userPayload('user_rename', user, extra),
  })
  return user
}

/** The value GitLab writes for trusted_by, blocked_by and the like. */
export function byAdmin(store: Store, admin: User): string {
  return `${admin.username}/${admin.id}+${store.now()}`
}

export function setAttribute(store: Store, id: number, key: string, value: string | null): void {
  const user = must(store.users.get(id), `user ${id}`)
  if (value === null) user.customAttributes.delete(key)
  else user.customAttributes.set(key, value)
}

/** A blocked person who tries to sign in: the only case in which GitLab tells of a failed sign-in. */
export function failLogin(store: Store, id: number): void {
  const user = must(store.users.get(id), `user ${id}`)
  if (user.state === 'active') return
  const payload = () => userPayload('user_failed_login', user, { state: user.state })
  store.emit({ event: 'user_failed_login', system: 'always', project: null, payload })
}
