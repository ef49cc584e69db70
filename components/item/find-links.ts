export type FoundLink = {
  start: number
  end: number
  url: string
  /** The words that stand for the address in Markdown or HTML; null for a bare address. */
  label: string | null
}

/** Bounded everywhere, so that no text can make it slow. */
const markdown =
  /!?\[([^[\]\n]{0,300})\]\([ \t]{0,10}<?((?:https?:)?\/\/[^\s()<>]{1,2000})>?(?:[ \t]{1,10}["'][^"'\n]{0,300}["'])?[ \t]{0,10}\)/giu
const html =
  /<a\s[^<>]{0,300}?href\s{0,5}=\s{0,5}["']?((?:https?:)?\/\/[^\s"'<>]{1,2000})["']?[^<>]{0,300}>([^<]{0,300})<\/a>/giu
const bare = /(?:\bhttps?:\/\/|\bwww\.)[^\s<>"'`\\{}|^\]]{1,2000}/giu
/** What closes a sentence or a bracket rather than an address. */
const tail = /[.,;:!?)\]'"*_~]+$/u

/** Every web address in a text, in order, none over another: the one that begins first wins, and so the written-out one. */
export function findLinks(text: string): FoundLink[] {
  const found: FoundLink[] = []
  for (const match of text.matchAll(markdown)) found.push(linkOf(match, match[2], match[1]))
  for (const match of text.matchAll(html)) found.push(linkOf(match, match[1], match[2]))
  for (const match of text.matchAll(bare)) {
    const address = withoutTail(match[0])
    if (address.length > 4)
      found.push({ start: match.index, end: match.index + address.length, url: absolute(address), label: null })
  }
  found.sort((one, other) => one.start - other.start || other.end - one.end)
  let end = 0
  return found.filter((link) => {
    if (link.start < end) return false
    end = link.end
    return true
  })
}

function linkOf(match: RegExpExecArray, url = '', label = ''): FoundLink {
  return { start: match.index, end: match.index + match[0].length, url: absolute(url), label: label.trim() || null }
}

function absolute(address: string): string {
  if (address.startsWith('//')) return `https:${address}`
  return /^www\./i.test(address) ? `https://${address}` : address
}

/** A closing bracket belongs to the address only when the address opened it. */
function withoutTail(address: string): string {
  const end = tail.exec(address)?.[0] ?? ''
  const kept = address.slice(0, address.length - end.length)
  const open = kept.split('(').length - kept.split(')').length
  return open > 0 && end.startsWith(')') ? `${kept})` : kept
}
