import type { Readable } from 'node:stream'

/** Longest line that is kept, in UTF-16 units; the rest of a longer one is dropped, so that it fails as broken JSON. */
const longestLine = 64 * 1024 * 1024

/**
 * Lines of a UTF-8 stream, each as soon as it is whole. Only a line feed ends a line (a carriage return before it is
 * dropped): node:readline also splits at U+2028 and U+2029, which JSON allows inside a string.
 */
export async function* readLines(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let parts: string[] = []
  let length = 0
  for await (const chunk of stream) {
    const text = decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      keep(text.slice(start, end))
      yield take()
      start = end + 1
    }
    keep(text.slice(start))
  }
  keep(decoder.decode())
  if (length > 0) yield take()

  function keep(part: string): void {
    if (part === '' || length > longestLine) return
    parts.push(part)
    length += part.length
  }

  function take(): string {
    const line = parts.join('')
    parts = []
    length = 0
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }
}
