/** Everything a key can ask for. The words are stable: handlers are registered under them. */
export const decisionCommands = ['spam', 'ham', 'unsure', 'skip'] as const
export type Command =
  | (typeof decisionCommands)[number]
  | 'next'
  | 'previous'
  | 'open'
  | 'tabs'
  | 'related'
  | 'undo'
  | 'search'
  | 'filters'
  | 'help'
  | 'palette'
  | 'back'
  | `go:${string}`
  | `reason:${number}`

type Binding = {
  keys: readonly string[]
  command: Command
  words: string
  shown: string
  group: 'Decide' | 'Move' | 'Look' | 'Go'
}

export const bindings: readonly Binding[] = [
  { keys: ['s'], command: 'spam', words: 'Spam', shown: 'S', group: 'Decide' },
  { keys: ['h'], command: 'ham', words: 'Not spam', shown: 'H', group: 'Decide' },
  { keys: ['u'], command: 'unsure', words: 'Unsure: ask for a second opinion', shown: 'U', group: 'Decide' },
  { keys: ['n'], command: 'skip', words: 'Skip: leave it to others', shown: 'N', group: 'Decide' },
  { keys: ['z'], command: 'undo', words: 'Undo the last decision', shown: 'Z', group: 'Decide' },
  { keys: ['j', 'arrowdown'], command: 'next', words: 'Next item', shown: 'J', group: 'Move' },
  { keys: ['k', 'arrowup'], command: 'previous', words: 'Previous item', shown: 'K', group: 'Move' },
  { keys: ['enter', 'o'], command: 'open', words: 'Go into the content', shown: 'Enter', group: 'Move' },
  { keys: ['escape'], command: 'back', words: 'Back to the list', shown: 'Esc', group: 'Move' },
  { keys: ['v'], command: 'tabs', words: 'Next tab: text, links, raw, versions', shown: 'V', group: 'Look' },
  { keys: ['r'], command: 'related', words: 'Other items of the author', shown: 'R', group: 'Look' },
  { keys: ['/'], command: 'search', words: 'Search the queue', shown: '/', group: 'Look' },
  { keys: ['f'], command: 'filters', words: 'Filters', shown: 'F', group: 'Look' },
  { keys: ['?'], command: 'help', words: 'This list', shown: '?', group: 'Go' },
]

/** After G. */
export const places: readonly { key: string; path: string; name: string }[] = [
  { key: 'q', path: '/queue', name: 'Queue' },
  { key: 'a', path: '/actions', name: 'Actions' },
  { key: 'e', path: '/events', name: 'Events' },
  { key: 'l', path: '/lists', name: 'Trust lists' },
  { key: 'm', path: '/models', name: 'Models' },
  { key: 'c', path: '/spamcheck', name: 'Spamcheck' },
  { key: 's', path: '/settings', name: 'Settings' },
  { key: 'p', path: '/people', name: 'People' },
  { key: 'u', path: '/audit', name: 'Audit' },
]

export type KeyPress = {
  key: string
  ctrl: boolean
  meta: boolean
  alt: boolean
  shift: boolean
  repeat: boolean
  /** The focus is where text is typed. */
  inField: boolean
  /** A dialog or menu is open. */
  inDialog: boolean
  /** The focus is on something that Enter presses. */
  onControl: boolean
  /** G was pressed a moment ago. */
  afterG: boolean
  /** Whether single keys are switched on (WCAG 2.1.4 asks that they can be switched off). */
  enabled: boolean
}

export type Meaning = { command: Command } | { pending: 'g' } | null

const moving: readonly Command[] = ['next', 'previous']

/** What a key press means; null: not ours, leave it to the browser. By `event.key`, so that any keyboard layout works. */
export function meaningOf(press: KeyPress): Meaning {
  const key = press.key.toLowerCase()
  if ((press.ctrl || press.meta) && !press.alt && !press.shift) {
    if (key === 'k') return { command: 'palette' }
    if (key === 'z' && !press.inField && !press.inDialog) return { command: 'undo' }
    return null
  }
  if (press.ctrl || press.meta || press.alt) return null
  if (press.inField || press.inDialog || !press.enabled) return null
  if (press.afterG) return goTo(key)
  if (key === 'g' && !press.shift) return { pending: 'g' }
  if (press.onControl && key === 'enter') return null
  // Shift makes "?" on most layouts; with a letter it isn't ours.
  if (press.shift && /^[a-z]$/.test(key)) return null
  if (/^[1-9]$/.test(key)) return press.repeat ? null : { command: `reason:${Number(key)}` }
  const binding = bindings.find(({ keys }) => keys.includes(key))
  if (!binding) return null
  // A key held down must not decide a whole page.
  if (press.repeat && !moving.includes(binding.command)) return null
  return { command: binding.command }
}

function goTo(key: string): Meaning {
  const place = places.find((known) => known.key === key)
  return place ? { command: `go:${place.path}` } : null
}
