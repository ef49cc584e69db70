import { describe, expect, test } from 'vitest'
import { type KeyPress, meaningOf } from './keymap'

const plain: KeyPress = {
  key: 's',
  ctrl: false,
  meta: false,
  alt: false,
  shift: false,
  repeat: false,
  inField: false,
  inDialog: false,
  onControl: false,
  afterG: false,
  enabled: true,
}

describe('meaningOf', () => {
  test.each([
    ['s', 'spam'],
    ['S', 'spam'],
    ['h', 'ham'],
    ['ArrowDown', 'next'],
    ['k', 'previous'],
    ['Enter', 'open'],
    ['/', 'search'],
    ['Escape', 'back'],
    ['3', 'reason:3'],
  ])('%s is %s', (key, command) => {
    expect(meaningOf({ ...plain, key })).toEqual({ command })
  })

  test('"?" counts with Shift, a letter with Shift does not', () => {
    expect(meaningOf({ ...plain, key: '?', shift: true })).toEqual({ command: 'help' })
    expect(meaningOf({ ...plain, key: 'S', shift: true })).toBeNull()
  })

  test.each([
    ['in a field', { inField: true }],
    ['in a dialog', { inDialog: true }],
    ['with Ctrl', { ctrl: true }],
    ['with Alt', { alt: true }],
    ['held down', { repeat: true }],
    ['switched off', { enabled: false }],
  ])('S %s does nothing', (_, change) => {
    expect(meaningOf({ ...plain, ...change })).toBeNull()
  })

  test('held-down J goes on moving', () => {
    expect(meaningOf({ ...plain, key: 'j', repeat: true })).toEqual({ command: 'next' })
  })

  test('Enter on a button presses the button', () => {
    expect(meaningOf({ ...plain, key: 'Enter', onControl: true })).toBeNull()
  })

  test('Ctrl or Cmd with K and Z work when single keys are off; Ctrl+Z in a field is the field’s own', () => {
    expect(meaningOf({ ...plain, key: 'k', meta: true, enabled: false, inField: true })).toEqual({ command: 'palette' })
    expect(meaningOf({ ...plain, key: 'z', ctrl: true, enabled: false })).toEqual({ command: 'undo' })
    expect(meaningOf({ ...plain, key: 'z', ctrl: true, inField: true })).toBeNull()
  })

  test('G waits for the second key', () => {
    expect(meaningOf({ ...plain, key: 'g' })).toEqual({ pending: 'g' })
    expect(meaningOf({ ...plain, key: 'a', afterG: true })).toEqual({ command: 'go:/actions' })
    expect(meaningOf({ ...plain, key: 's', afterG: true })).toEqual({ command: 'go:/settings' })
    expect(meaningOf({ ...plain, key: 'x', afterG: true })).toBeNull()
  })
})
