/** One field of a GraphQL operation, its arguments with variables filled in. */
export type Field = { name: string; alias: string; args: Record<string, unknown>; fields: Field[] }

const tokenPattern = /[{}()[\]:!$=]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|[A-Za-z_]\w*|\.\.\./g

/**
 * Reads as much of GraphQL as moderation tools send: one operation, arguments, variables, nested selections, aliases. No
 * fragments, no directives. Throws on anything else.
 */
export function parseOperation(query: string, variables: Record<string, unknown>): Field[] {
  const tokens = query.replace(/#[^\n]*/g, '').match(tokenPattern) ?? []
  let at = 0
  const peek = () => tokens[at]
  const take = (): string => {
    const token = tokens[at++]
    if (token === undefined) throw new Error('Unexpected end of document')
    return token
  }
  const expect = (wanted: string): void => {
    const token = take()
    if (token !== wanted) throw new Error(`Expected "${wanted}", actual: "${token}"`)
  }

  function value(): unknown {
    const token = take()
    if (token === '$') return variables[take()]
    if (token.startsWith('"')) return JSON.parse(token)
    if (token === '{') return object('}')
    if (token === '[') {
      const items: unknown[] = []
      while (peek() !== ']') items.push(value())
      take()
      return items
    }
    if (token === 'true' || token === 'false') return token === 'true'
    if (token === 'null') return null
    return /^-?\d/.test(token) ? Number(token) : token
  }

  function object(end: string): Record<string, unknown> {
    const result: Record<string, unknown> = {}
    while (peek() !== end) {
      const key = take()
      expect(':')
      result[key] = value()
    }
    take()
    return result
  }

  function selection(): Field[] {
    expect('{')
    const fields: Field[] = []
    while (peek() !== '}') {
      const first = take()
      if (first === '...') throw new Error('The double knows no fragments')
      let name = first
      if (peek() === ':') {
        take()
        name = take()
      }
      let args: Record<string, unknown> = {}
      if (peek() === '(') {
        take()
        args = object(')')
      }
      fields.push({ name, alias: first, args, fields: peek() === '{' ? selection() : [] })
    }
    take()
    return fields
  }

  while (peek() !== undefined && peek() !== '{') {
    if (peek() === '(') while (take() !== ')');
    else take()
  }
  return selection()
}

/** Cuts an object down to the fields asked for, under their aliases. */
export function select(value: unknown, fields: Field[]): unknown {
  if (fields.length === 0 || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => select(item, fields))
  const source = value as Record<string, unknown>
  return Object.fromEntries(fields.map((field) => [field.alias, select(source[field.name] ?? null, field.fields)]))
}
