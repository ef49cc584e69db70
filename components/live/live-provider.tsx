'use client'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import type { LiveMessage } from '@/lib/db/live'
import { everything } from '@/lib/review/live-changes'
import { staleKeys } from './live-topics'

export type Connection = 'connecting' | 'live' | 'lost' | 'polling'
type Listener = (changes: LiveMessage[]) => void

/** How often is asked where there is no stream (ms), such as under plain `next start`. */
const pollMs = 5_000

const ConnectionContext = createContext<Connection>('connecting')
const listeners = new Set<Listener>()

/** Keeps queries fresh by the live stream; one per page. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [connection, setConnection] = useState<Connection>('connecting')

  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined
    const take: Listener = (changes) => {
      for (const change of changes)
        for (const queryKey of staleKeys(change)) client.invalidateQueries({ queryKey }, { cancelRefetch: false })
      for (const listener of listeners) listener(changes)
    }
    const poll = (): void => {
      setConnection('polling')
      timer ??= setInterval(() => document.visibilityState === 'visible' && take(everything), pollMs)
    }
    const source = new EventSource('/api/live')
    source.addEventListener('ready', () => setConnection('live'))
    source.addEventListener('changes', (event) => take(JSON.parse(event.data) as LiveMessage[]))
    // The browser reconnects by itself after a lost connection, but not after an answer that isn't a stream.
    source.onerror = () => (source.readyState === EventSource.CLOSED ? poll() : setConnection('lost'))
    return () => {
      source.close()
      clearInterval(timer)
    }
  }, [client])

  return <ConnectionContext value={connection}>{children}</ConnectionContext>
}

export function useConnection(): Connection {
  return useContext(ConnectionContext)
}

/** Hears every batch of changes, beyond what makes queries stale. */
export function useLiveChanges(listener: Listener): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => {
    const hear: Listener = (changes) => latest.current(changes)
    listeners.add(hear)
    return () => {
      listeners.delete(hear)
    }
  }, [])
}
