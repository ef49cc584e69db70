import type { User } from '../world/objects'
import { type Call, forbidden, type Reply } from './call'
import { paginate, paginateKeyset, wantsKeyset } from './paginate'
import { boolParam, choiceParam, textParam, timeFilter } from './params'
import { presentUserBasic, presentUserInAdminList, presentUserPublic } from './present-user'

/** GET /users. Without an effective admin the admin-only filters and the order are ignored without a word. */
export function listUsers(call: Call): Reply {
  const admin = call.caller?.admin === true
  if (!call.caller && textParam(call, 'username') === undefined) throw forbidden()
  const tests = publicFilters(call)
  if (admin) tests.push(...adminFilters(call))
  const rows = [...call.store.users.values()].filter((user) => tests.every((test) => test(user)))
  const withAttributes = admin && boolParam(call, 'with_custom_attributes') === true
  const present = (user: User) => {
    if (!admin) return call.caller ? presentUserBasic(call.store, user.id) : presentUserPublic(call.store, user)
    const shown = presentUserInAdminList(call.store, user)
    return withAttributes ? { ...shown, custom_attributes: attributesOf(user) } : shown
  }
  if (admin && wantsKeyset(call))
    return paginateKeyset({ call, rows, present, orders, id: (user) => user.id, defaultOrder: 'id' })
  if (admin && call.query.has('order_by')) rows.sort(orderOf(call))
  else if (!admin || call.query.get('sort') !== 'asc') rows.reverse()
  return paginate({ call, rows, present, keysetCapable: true })
}

export function attributesOf(user: User): { key: string; value: string }[] {
  return [...user.customAttributes].map(([key, value]) => ({ key, value }))
}

const orders: Record<string, (user: User) => string | number> = {
  id: (user) => user.id,
  name: (user) => user.name,
  username: (user) => user.username,
  created_at: (user) => user.createdAt,
  updated_at: (user) => user.updatedAt,
}

function orderOf(call: Call): (a: User, b: User) => number {
  const by = choiceParam(call, 'order_by', ['id', 'name', 'username', 'created_at', 'updated_at']) ?? 'id'
  const value = orders[by] as (user: User) => string | number
  const direction = choiceParam(call, 'sort', ['asc', 'desc']) === 'asc' ? 1 : -1
  return (a, b) => {
    const left = value(a)
    const right = value(b)
    return left < right ? -direction : left > right ? direction : (a.id - b.id) * direction
  }
}

type Test = (user: User) => boolean

function publicFilters(call: Call): Test[] {
  const tests: Test[] = []
  const username = textParam(call, 'username')?.toLowerCase()
  if (username !== undefined) tests.push((user) => user.username.toLowerCase() === username)
  const search = textParam(call, 'search')?.toLowerCase()
  const admin = call.caller?.admin === true
  if (search !== undefined)
    tests.push(
      (user) =>
        user.name.toLowerCase().includes(search) ||
        user.username.toLowerCase().includes(search) ||
        (admin ? user.email : user.publicEmail).toLowerCase() === search,
    )
  const flags: Record<string, Test> = {
    active: (user) => user.state === 'active',
    /** blocked and ldap_blocked only: a banned account is in no list filter. */
    blocked: (user) => user.state === 'blocked' || user.state === 'ldap_blocked',
    external: (user) => user.external,
    humans: (user) => user.userType === 'human',
    exclude_active: (user) => user.state !== 'active',
    exclude_external: (user) => !user.external,
    exclude_humans: (user) => user.userType !== 'human',
    exclude_internal: (user) => user.userType !== 'ghost',
    without_project_bots: (user) => user.userType !== 'project_bot',
  }
  for (const [name, test] of Object.entries(flags)) if (boolParam(call, name) === true) tests.push(test)
  return tests
}

function adminFilters(call: Call): Test[] {
  const tests: Test[] = []
  const created = timeFilter(call, 'created')
  tests.push((user) => created(user.createdAt))
  const twoFactor = choiceParam(call, 'two_factor', ['enabled', 'disabled'])
  if (twoFactor) tests.push((user) => user.twoFactorEnabled === (twoFactor === 'enabled'))
  if (boolParam(call, 'without_projects'))
    tests.push((user) => (call.store.projectIdsByNamespace.get(user.namespaceId)?.size ?? 0) === 0)
  if (boolParam(call, 'admins')) tests.push((user) => user.isAdmin)
  const uid = textParam(call, 'extern_uid')
  const provider = textParam(call, 'provider')
  if (uid !== undefined)
    tests.push((user) => user.identities.some((one) => one.extern_uid === uid && one.provider === provider))
  for (const [name, value] of call.query) {
    if (!name.startsWith('custom_attributes[')) continue
    const key = name.slice('custom_attributes['.length, -1)
    tests.push((user) => user.customAttributes.get(key) === value)
  }
  return tests
}
