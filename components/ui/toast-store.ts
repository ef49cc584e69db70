export type Toast = {
  id: string
  title: string
  detail?: string
  /** `fail` is announced at once and stays until closed. */
  tone?: 'plain' | 'fail'
  /** When it ends: a bar shrinks until then. Without it, six seconds. */
  until?: number
  action?: { label: string; shortcut?: string; run: () => void }
}

let toasts: readonly Toast[] = []
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a toast; one with the same id takes its place. */
export function showToast(toast: Toast): void {
  const rest = toasts.filter((other) => other.id !== toast.id)
  set([...rest, toast].slice(-5))
}

export function closeToast(id: string): void {
  if (toasts.some((toast) => toast.id === id)) set(toasts.filter((toast) => toast.id !== id))
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function currentToasts(): readonly Toast[] {
  return toasts
}

const none: readonly Toast[] = []
export function noToasts(): readonly Toast[] {
  return none
}
