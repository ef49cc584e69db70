export type TruthKind = 'user' | 'project' | 'group' | 'issue' | 'note' | 'snippet' | 'merge_request'

export type Truth = {
  verdict: 'spam' | 'ham'
  /** casino, support-phone, … for spam; small-talk, bug, look-alike, … for ham. */
  trade: string
  /** ISO 639-1. */
  language: string
  /** Items of one campaign share this. */
  campaign: string | null
}

/** What the generator knows about what it made: the tests' and the demo's answer sheet. */
export type TruthBook = {
  set(kind: TruthKind, id: number, truth: Truth): void
  get(kind: TruthKind, id: number): Truth | undefined
  all(): ({ kind: TruthKind; id: number } & Truth)[]
}

export function createTruthBook(): TruthBook {
  const known = new Map<string, { kind: TruthKind; id: number } & Truth>()
  return {
    set: (kind, id, truth) => void known.set(`${kind}:${id}`, { kind, id, ...truth }),
    get: (kind, id) => known.get(`${kind}:${id}`),
    all: () => [...known.values()],
  }
}
