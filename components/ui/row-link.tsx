import Link from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link that stands in a list or changes with every item. Next would fetch the page behind each one that comes into sight,
 * forty for a page of events and two or three for each key in the queue, and nearly none of them is ever opened.
 */
export function RowLink(props: ComponentProps<typeof Link>) {
  return <Link prefetch={false} {...props} />
}
