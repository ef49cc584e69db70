import type { ReactNode } from 'react'

type FieldProps = {
  label: string
  /** The id of the control inside. The hint gets `<id>-hint`, the error `<id>-error`: name them in aria-describedby. */
  htmlFor: string
  hint?: ReactNode
  error?: string
  children: ReactNode
}

export function Field({ label, htmlFor, hint, error, children }: FieldProps) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={htmlFor} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${htmlFor}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${htmlFor}-error`} role="alert" className="text-xs text-fail">
          {error}
        </p>
      )}
    </div>
  )
}
