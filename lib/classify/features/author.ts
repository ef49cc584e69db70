import type { FeatureList } from '@/lib/classify/features/feature-list'
import { disposableMail, freeMail } from '@/lib/classify/features/link-hosts'
import { feature, steps } from '@/lib/classify/features/names'
import type { ItemMeta } from '@/lib/fetch/item'

const age = feature('author:age', 'author')
const ages = steps('author:age', 'author', [0.05, 1, 7, 30, 365])
const signIns = feature('author:sign-ins', 'author')
const signInCounts = steps('author:sign-ins', 'author', [2, 5, 20])
const confirmed = flag('confirmed')
const twoFactor = flag('two-factor')
const external = flag('external')
const madeByAdmin = flag('made-by-admin')
const member = flag('member')
const confidential = flag('confidential')
const visibility = {
  public: feature('author:visibility-public', 'author'),
  internal: feature('author:visibility-internal', 'author'),
  private: feature('author:visibility-private', 'author'),
}
const disposable = feature('author:mail-disposable', 'author')
const free = feature('author:mail-free', 'author')
const own = feature('author:mail-own', 'author')

type Flag = { yes: number; no: number }

function flag(name: string): Flag {
  return { yes: feature(`author:${name}-yes`, 'author'), no: feature(`author:${name}-no`, 'author') }
}

/** What is known of the author and the place. What isn't known adds nothing, in either direction. */
export function addAuthor(options: { meta: ItemMeta | undefined; list: FeatureList }): void {
  const { meta, list } = options
  if (meta === undefined) return
  const { author } = meta
  put(list, member, meta.userInProject)
  put(list, confidential, meta.confidential)
  if (meta.visibility !== undefined) list.name(visibility[meta.visibility])
  if (author === undefined) return
  if (author.accountAgeDays !== undefined && Number.isFinite(author.accountAgeDays)) {
    list.name(age)
    list.nameSteps(author.accountAgeDays, ages)
  }
  if (author.signInCount !== undefined && Number.isFinite(author.signInCount)) {
    list.name(signIns)
    list.nameSteps(author.signInCount, signInCounts)
  }
  put(list, confirmed, author.emailConfirmed)
  put(list, twoFactor, author.twoFactor)
  put(list, external, author.external)
  put(list, madeByAdmin, author.createdByAdmin)
  const domain = author.emailDomain?.toLowerCase()
  if (domain) list.name(disposableMail.has(domain) ? disposable : freeMail.has(domain) ? free : own)
}

function put(list: FeatureList, { yes, no }: Flag, value: boolean | undefined): void {
  if (value !== undefined) list.name(value ? yes : no)
}
