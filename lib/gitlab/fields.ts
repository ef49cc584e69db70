import { z } from 'zod'
import { storableText } from './storable-text'

/** Longest name, path, address or e-mail that is kept; GitLab's own limits are lower. */
const maxShortText = 1000

/** Ids are strict: everything else hangs on them, and the columns are 32 bits wide. */
export const id = z.int().positive().max(2_147_483_647)

/** Versions and editions differ in what they leave out and what they send as null: both mean empty. */
export const shortText = z
  .string()
  .nullish()
  .transform((value) => (value ? storableText(value, maxShortText) : ''))

export const requiredText = z
  .string()
  .min(1)
  .transform((value) => storableText(value, maxShortText))

/** A text an author wrote, as it came; lib/fetch/item-fields.ts cuts it and makes it storable. */
export const writtenText = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

export const flag = z.boolean().nullish()
export const visibility = z.enum(['public', 'internal', 'private'])
export type Visibility = z.infer<typeof visibility>

/** ISO 8601 and GitLab's older `2015-05-17 17:06:40 UTC`; null for what is no time of the years 1970 to 9999. */
export const time = z
  .string()
  .max(64)
  .nullish()
  .transform((value) => {
    const date = new Date(value ?? Number.NaN)
    const year = date.getUTCFullYear()
    return year >= 1970 && year <= 9999 ? date : null
  })

/** An address to show as a link: http(s) only, so that no `javascript:` ever reaches a page. */
export const webUrl = z
  .string()
  .nullish()
  .transform((value) => (value && /^https?:\/\//i.test(value) ? storableText(value, maxShortText) : null))

/** Who stands behind an object; null for content whose author is gone. */
export const person = z.object({ id }).nullish()
