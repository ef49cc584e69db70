import type { Handler } from './call'

export type Route = { method: string; path: string; handler: Handler }
export type Match = { handler: Handler; params: Record<string, string> } | { allowed: string[] } | null

type Node = {
  fixed: Map<string, Node>
  variable: { name: string; node: Node } | null
  handlers: Map<string, { handler: Handler; names: string[] }>
}

const emptyNode = (): Node => ({ fixed: new Map(), variable: null, handlers: new Map() })

/** A tree of path segments: no pattern is tried per request. A parameter matches one segment, `%2F` included. */
export function createRouter(routes: readonly Route[]) {
  const root = emptyNode()
  for (const route of routes) {
    let node = root
    const names: string[] = []
    for (const part of split(route.path)) {
      if (part.startsWith(':')) {
        node.variable ??= { name: part.slice(1), node: emptyNode() }
        names.push(part.slice(1))
        node = node.variable.node
      } else {
        const next = node.fixed.get(part) ?? emptyNode()
        node.fixed.set(part, next)
        node = next
      }
    }
    node.handlers.set(route.method, { handler: route.handler, names })
  }

  function walk(node: Node, parts: string[], index: number, values: string[]): Node | null {
    const part = parts[index]
    if (part === undefined) return node.handlers.size > 0 ? node : null
    const fixed = node.fixed.get(part)
    const found = fixed ? walk(fixed, parts, index + 1, values) : null
    if (found || !node.variable || part === '') return found
    values.push(part)
    const deeper = walk(node.variable.node, parts, index + 1, values)
    if (!deeper) values.pop()
    return deeper
  }

  return function match(method: string, path: string): Match {
    const values: string[] = []
    const node = walk(root, split(path), 0, values)
    if (!node) return null
    const entry = node.handlers.get(method)
    if (!entry) return { allowed: [...node.handlers.keys()] }
    const params: Record<string, string> = {}
    for (let i = 0; i < entry.names.length; i++) params[entry.names[i] as string] = decode(values[i] as string)
    return { handler: entry.handler, params }
  }
}

function split(path: string): string[] {
  const parts = path.split('/')
  parts.shift()
  return parts
}

function decode(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
