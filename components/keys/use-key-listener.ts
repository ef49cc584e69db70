'use client'
import { useEffect } from 'react'
import { runCommand } from './commands'
import { keysEnabled } from './key-setting'
import { meaningOf } from './keymap'

/** How long after G the second key may come (ms). */
const patience = 1_500

const fields = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]'
const openLayers = '[role="dialog"][data-state="open"], [role="menu"][data-state="open"]'
const controls = 'button, a[href], summary, [role="tab"], input'

/** One listener for the whole window; who answers is up to useCommands(). */
export function useKeyListener(): void {
  useEffect(() => {
    let gAt = Number.NEGATIVE_INFINITY
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const target = event.target instanceof Element ? event.target : null
      const arrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
      // Where text scrolls, the arrows scroll it.
      if (arrow && target?.closest('[data-scrolls]')) return
      const meaning = meaningOf({
        key: event.key,
        ctrl: event.ctrlKey,
        meta: event.metaKey,
        alt: event.altKey,
        shift: event.shiftKey,
        repeat: event.repeat,
        inField: target?.matches(fields) ?? false,
        inDialog: document.querySelector(openLayers) !== null,
        onControl: target?.closest(controls) != null,
        afterG: event.timeStamp - gAt < patience,
        enabled: keysEnabled(),
      })
      gAt = meaning && 'pending' in meaning ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (!meaning) return
      if ('pending' in meaning || runCommand(meaning.command)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
