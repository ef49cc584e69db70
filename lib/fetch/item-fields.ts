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
  /** Storable and whole: what makes a content another content, wherever in a text it was changed. */
  whole: ItemFields
  /** Names of the fields that were longer than is kept. */
  cut: string[]
}

/** The fields of a kind out of what GitLab sent; empty ones are left out. */
export function itemFields(kind: ItemKind, source: Record<string, unknown>): ItemTexts {
  const texts: ItemTexts = { fields: {}, whole: {}, cut: [] }
  for (const name of textFields[kind]) {
    const text = source[name]
    if (typeof text !== 'string' || text === '') continue
    const whole = storableText(text, text.length)
    texts.whole[name] = whole
    texts.fields[name] = whole
    if (text.length <= keptHead + keptTail) continue
    texts.cut.push(name)
    // A pair of surrogates cut in two is no longer storable.
    texts.fields[name] = storableText(text, keptHead) + cutMark + storableText(text.slice(-keptTail), keptTail)
  }
  return texts
}
