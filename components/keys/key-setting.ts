'use client'
import { useSyncExternalStore } from 'react'

const name = 'natterjack.keys'
const listeners = new Set<() => void>()

/** Whether single keys work in this browser. Storage may be refused (private windows): then they do. */
export function keysEnabled(): boolean {
  try {
    return window.localStorage.getItem(name) !== 'off'
  } catch {
    return true
  }
}

export function setKeysEnabled(enabled: boolean): void {
  window.localStorage.setItem(name, enabled ? 'on' : 'off')
  for (const listener of listeners) listener()
}

export function useKeysEnabled(): boolean {
  return useSyncExternalStore(subscribe, keysEnabled, () => true)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
