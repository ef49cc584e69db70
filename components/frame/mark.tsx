/** The toad: two eyes above the water, with the natterjack's stripe between them. */
export function Mark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden className={className}>
      <path d="M3 18c0-6 4-9 11-9s11 3 11 9-4 7-11 7-11-1-11-7Z" className="fill-accent" />
      <circle cx="8" cy="8.5" r="4.5" className="fill-accent" />
      <circle cx="20" cy="8.5" r="4.5" className="fill-accent" />
      <ellipse cx="8" cy="8.5" rx="2.6" ry="1.4" className="fill-surface" />
      <ellipse cx="20" cy="8.5" rx="2.6" ry="1.4" className="fill-surface" />
      <path d="M14 10v14" strokeWidth="1.6" className="stroke-warn-fill" />
    </svg>
  )
}
