import { steps } from '@/lib/classify/features/bucket'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { disposableMail, freeMail } from '@/lib/classify/features/link-hosts'
import type { ItemMeta } from '@/lib/fetch/item'

/** What is known of the author and the place. What isn't known adds nothing, in either direction. */
export function addAuthor(options: { meta: ItemMeta | undefined; list: FeatureList }): void {
  const { meta, list } = options
  const author = meta?.author
  if (author?.accountAgeDays !== undefined && Number.isFinite(author.accountAgeDays)) {
    list.name('author:age', 'author')
    for (const days of steps(author.accountAgeDays, [0.05, 1, 7, 30, 365])) list.name(`author:age:${days}`, 'author')
  }
  if (author?.signInCount !== undefined && Number.isFinite(author.signInCount)) {
    list.name('author:sign-ins', 'author')
    for (const times of steps(author.signInCount, [2, 5, 20])) list.name(`author:sign-ins:${times}`, 'author')
  }
  flag('confirmed', author?.emailConfirmed)
  flag('two-factor', author?.twoFactor)
  flag('external', author?.external)
  flag('made-by-admin', author?.createdByAdmin)
  flag('member', meta?.userInProject)
  flag('confidential', meta?.confidential)
  if (meta?.visibility !== undefined) list.name(`author:visibility-${meta.visibility}`, 'author')
  const domain = author?.emailDomain?.toLowerCase()
  if (domain)
    list.name(
      `author:mail-${disposableMail.has(domain) ? 'disposable' : freeMail.has(domain) ? 'free' : 'own'}`,
      'author',
    )

  function flag(name: string, value: boolean | undefined): void {
    if (value !== undefined) list.name(`author:${name}-${value ? 'yes' : 'no'}`, 'author')
  }
}
