const [quote, backslash, comma, openArray, openObject] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b]

/**
 * How many values JSON text holds, at most, without parsing it: stops at `most` + 1. Twenty-five megabytes of brackets would
 * take JSON.parse four seconds and more than a gigabyte; counted they cost a tenth of a second.
 */
export function countValues(raw: Uint8Array, most: number): number {
  let values = 1
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at]
    if (byte === quote) at = endOfString(raw, at)
    else if (byte === comma || byte === openArray || byte === openObject) {
      values++
      if (values > most) return values
    }
  }
  return values
}

/** Where the string that begins at `start` ends: its closing quote, or the end of everything. */
function endOfString(raw: Uint8Array, start: number): number {
  let at = start + 1
  while (at < raw.length && raw[at] !== quote) at += raw[at] === backslash ? 2 : 1
  return at
}
