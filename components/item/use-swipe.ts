'use client'
import { type PointerEvent, useRef } from 'react'
import { besides } from '@/components/queue/use-selection'
import { axisOf, beginsAtEdge, isFarEnough, type Swipe, swipeOf } from './swipe'

type Drag = { id: number; x: number; y: number; sideways: boolean }

/**
 * On a phone, lets a finger draw the element aside to decide. Nothing is drawn by React meanwhile: the element follows the finger, and
 * its parent says in `data-swipe` what letting go would do and in `data-far` that it would. Up and down stays the browser's
 * (`touch-action: pan-y`), and so does a selection.
 */
export function useSwipe({ enabled, onSwipe }: { enabled: boolean; onSwipe: (swipe: Swipe) => void }) {
  const drag = useRef<Drag | null>(null)

  const begin = ({ pointerType, isPrimary, pointerId, clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    drag.current = null
    if (!enabled || pointerType !== 'touch' || !isPrimary || window.matchMedia(besides).matches) return
    const selecting = window.getSelection()?.isCollapsed === false
    if (selecting || beginsAtEdge(clientX, currentTarget.clientWidth)) return
    drag.current = { id: pointerId, x: clientX, y: clientY, sideways: false }
  }

  const move = ({ pointerId, clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const now = drag.current
    if (!now || now.id !== pointerId) return
    const dx = clientX - now.x
    if (!now.sideways) {
      const axis = axisOf(dx, clientY - now.y)
      if (axis === 'y') drag.current = null
      if (axis !== 'x') return
      now.sideways = true
      currentTarget.setPointerCapture(pointerId)
    }
    show(currentTarget, dx)
  }

  const end = ({ pointerId, clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const now = drag.current
    if (!now || now.id !== pointerId) return
    drag.current = null
    if (!now.sideways) return
    const dx = clientX - now.x
    rest(currentTarget)
    if (isFarEnough(dx, currentTarget.clientWidth)) onSwipe(swipeOf(dx))
  }

  const cancel = ({ currentTarget }: PointerEvent<HTMLElement>) => {
    if (drag.current?.sideways) rest(currentTarget)
    drag.current = null
  }
  return { onPointerDown: begin, onPointerMove: move, onPointerUp: end, onPointerCancel: cancel }
}

function show(element: HTMLElement, dx: number): void {
  element.style.transform = `translateX(${Math.round(dx)}px)`
  const { parentElement } = element
  if (!parentElement) return
  parentElement.dataset.swipe = swipeOf(dx) === 'SPAM' ? 'spam' : 'keep'
  parentElement.toggleAttribute('data-far', isFarEnough(dx, element.clientWidth))
}

function rest(element: HTMLElement): void {
  element.style.transform = ''
  const { parentElement } = element
  if (!parentElement) return
  delete parentElement.dataset.swipe
  parentElement.removeAttribute('data-far')
}
