'use client'
import { useEffect, useRef } from 'react'
import type { Command } from './keymap'

type Handlers = Partial<Record<Command, () => void>>

const stack: { current: Handlers }[] = []

/** Answers commands while the component is mounted; the newest that knows a command gets it. */
export function useCommands(handlers: Handlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    stack.push(latest)
    return () => {
      stack.splice(stack.indexOf(latest), 1)
    }
  }, [])
}

/** True when somebody answered. */
export function runCommand(command: Command): boolean {
  const handler = stack.findLast(({ current }) => current[command])?.current[command]
  handler?.()
  return handler !== undefined
}
