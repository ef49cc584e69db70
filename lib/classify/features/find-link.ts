import {
  addressStart,
  hasDot,
  hostEnd,
  isBareDomain,
  isHostUnit,
  labelStart,
  schemeStart,
  urlEnd,
} from '@/lib/classify/features/find-spots'
import { LinkKind, stretch } from '@/lib/classify/features/stretch'
import { UnitClass } from '@/lib/classify/features/unit-class'

/** The link that was found last. */
export const foundLink = { kind: 0, start: 0, end: 0 }

/** Whether a link or an address has its first dot, its "://" or its at-sign at `i`; `foundLink` says where it stands. */
export function findLink(i: number, unitClass: number): boolean {
  const { units, floor } = stretch
  if (unitClass === UnitClass.dot) return findHost(i)
  if (unitClass === UnitClass.colon) {
    if (units[i + 1] !== 0x2f || units[i + 2] !== 0x2f) return false
    const start = schemeStart(i, floor)
    return start < i && put(LinkKind.url, start, urlEnd(i + 3))
  }
  if (unitClass !== UnitClass.at) return false
  const start = addressStart(i, floor)
  if (start === i) return false
  const end = hostEnd(i + 1)
  return hasDot(i + 1, end) && put(LinkKind.email, start, end)
}

function findHost(i: number): boolean {
  const { units, floor } = stretch
  if (!isHostUnit(units[i + 1] as number) || i <= floor || i < stretch.hostChecked) return false
  if (!isHostUnit(units[i - 1] as number)) return false
  const start = labelStart(i, floor)
  const end = hostEnd(i + 1)
  if (isBareDomain(start, end)) return put(LinkKind.bare, start, units[end] === 0x2f ? urlEnd(end) : end)
  stretch.hostChecked = end
  return false
}

function put(kind: number, start: number, end: number): boolean {
  foundLink.kind = kind
  foundLink.start = start
  foundLink.end = end
  return true
}
