import { storableText } from '../gitlab/storable-text'
import { type ItemFields, type ItemKind, textFields } from './item'

/**
 * Of a longer text its beginning and its end are kept, in UTF-16 code units: more than any model looks at, less than fills
 * a disk. The end, since an advert may stand behind a wall of harmless text.
 */
export const keptHead = 80_000
export const keptTail = 20_000
/** Stands where a text was cut; `meta.cut` says that it was us. */
export const cutMark = '\n\n[…]\n\n'

type ItemTexts = {
  /** Storable and cut. */
  fields: ItemFields
  /** Storable and whole: what makes a content another content, wherever in a text it was changed. May be `fields` itself. */
  whole: ItemFields
  /** Names of the fields that were longer than is kept. */
  cut: string[]
}

/** The fields of a kind out of what GitLab sent; empty ones are left out. */
export function itemFields(kind: ItemKind, source: Record<string, unknown>): ItemTexts {
  const whole: ItemFields = {}
  // The same as long as nothing is cut, which is nearly always.
  let fields = whole
  const cut: string[] = []
  for (const name of textFields[kind]) {
    const text = source[name]
    if (typeof text !== 'string' || text === '') continue
    const isLong = text.length > keptHead + keptTail
    if (isLong && fields === whole) fields = { ...whole }
    whole[name] = storableText(text, text.length)
    if (isLong) {
      cut.push(name)
      // A pair of surrogates cut in two is no longer storable.
      fields[name] = storableText(text, keptHead) + cutMark + storableText(text.slice(-keptTail), keptTail)
    } else if (fields !== whole) fields[name] = whole[name]
  }
  return { fields, whole, cut }
}
