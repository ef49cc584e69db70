import { ApiError, type Call, invalidParam, type Reply } from './call'
import { choiceParam, intParam } from './params'

const countLimit = 10_000
const offsetLimit = 50_000

export type Page<T> = {
  call: Call
  /** Everything that matches, already in order. */
  rows: readonly T[]
  present: (row: T) => unknown
  /** Leave out what the page doesn't show although it counts: pages of notes may be short. */
  keep?: (row: T) => boolean
  /** Endpoints with keyset paging refuse offsets past 50,000 rows. */
  keysetCapable?: boolean
}

/** Offset paging as GitLab documents it: Link, x-* headers, no totals above 10,000 rows. */
export function paginate<T>({ call, rows, present, keep, keysetCapable }: Page<T>): Reply {
  const { page, perPage } = pageParams(call)
  if (keysetCapable && (page - 1) * perPage > offsetLimit)
    throw new ApiError(405, {
      error: `Offset pagination has a maximum allowed offset of ${offsetLimit} for requests that return objects of this type. Remaining records can be retrieved using keyset pagination.`,
    })
  const start = (page - 1) * perPage
  const counted = rows.length <= countLimit
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  const hasNext = start + perPage < rows.length
  const window = rows.slice(start, start + perPage)
  const shown = keep ? window.filter(keep) : window
  const link = [
    page > 1 ? linkTo(call, page - 1, perPage, 'prev') : null,
    hasNext ? linkTo(call, page + 1, perPage, 'next') : null,
    linkTo(call, 1, perPage, 'first'),
    counted ? linkTo(call, pages, perPage, 'last') : null,
  ].filter((part) => part !== null)
  return {
    status: 200,
    json: shown.map(present),
    headers: {
      link: link.join(', '),
      'x-page': String(page),
      'x-next-page': hasNext ? String(page + 1) : '',
      'x-per-page': String(perPage),
      'x-prev-page': page > 1 ? String(page - 1) : '',
      ...(counted ? { 'x-total': String(rows.length), 'x-total-pages': String(pages) } : {}),
    },
  }
}

function pageParams(call: Call): { page: number; perPage: number } {
  const page = intParam(call, 'page') ?? 1
  const perPage = intParam(call, 'per_page') ?? 20
  if (page < 1) throw invalidParam('page does not have a valid value')
  if (perPage < 1) throw invalidParam('per_page does not have a valid value')
  return { page, perPage: Math.min(perPage, 100) }
}

function linkTo(call: Call, page: number, perPage: number, rel: string): string {
  const query = new URLSearchParams(call.query)
  query.set('page', String(page))
  query.set('per_page', String(perPage))
  return `<${call.store.url}/api/v4${call.path}?${query}>; rel="${rel}"`
}

export type Keyset<T> = {
  call: Call
  rows: readonly T[]
  present: (row: T) => unknown
  /** Sortable value by the order_by name; ties are broken by id. */
  orders: Record<string, (row: T) => string | number>
  id: (row: T) => number
  /** Order when the caller names none; `desc` unless the caller says otherwise. */
  defaultOrder: string
}

export function wantsKeyset(call: Call): boolean {
  return choiceParam(call, 'pagination', ['legacy', 'offset', 'keyset']) === 'keyset'
}

/** Keyset paging: a cursor in the next link, no totals, no link at the end. */
export function paginateKeyset<T>({ call, rows, present, orders, id, defaultOrder }: Keyset<T>): Reply {
  const { perPage } = pageParams(call)
  const orderBy = call.query.get('order_by') ?? defaultOrder
  const value = orders[orderBy]
  if (!value) throw new ApiError(405, { error: 'Keyset pagination is not yet available for this type of request' })
  const descending = (choiceParam(call, 'sort', ['asc', 'desc']) ?? 'desc') === 'desc'
  const direction = descending ? -1 : 1
  const compare = (a: [string | number, number], b: [string | number, number]): number =>
    a[0] < b[0] ? -direction : a[0] > b[0] ? direction : (a[1] - b[1]) * direction
  const cursor = readCursor(call.query.get('cursor'))
  const keyed = rows.map((row) => ({ row, key: [value(row), id(row)] as [string | number, number] }))
  keyed.sort((a, b) => compare(a.key, b.key))
  const rest = cursor ? keyed.filter(({ key }) => compare(key, cursor) > 0) : keyed
  const shown = rest.slice(0, perPage)
  const last = shown.at(-1)
  const headers: Record<string, string> = { 'x-per-page': String(perPage) }
  if (last && rest.length > perPage) {
    const next = Buffer.from(JSON.stringify(last.key)).toString('base64url')
    const query = new URLSearchParams(call.query)
    query.set('cursor', next)
    headers.link = `<${call.store.url}/api/v4${call.path}?${query}>; rel="next"`
    headers['x-next-cursor'] = next
  }
  return { status: 200, json: shown.map(({ row }) => present(row)), headers }
}

function readCursor(text: string | null): [string | number, number] | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(value) && value.length === 2 && typeof value[1] === 'number') return [value[0], value[1]]
  } catch {
    throw invalidParam('cursor is invalid')
  }
  throw invalidParam('cursor is invalid')
}
