import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type NumberFieldProps = {
  id: string
  label: string
  hint?: string
  value: number
  min: number
  max: number
  step: number
  problem?: string | undefined
  onChange: (value: number) => void
}

/** An empty field is NaN, which the settings' schema refuses with words at the field. */
export function NumberField({ id, label, hint, value, problem, onChange, ...range }: NumberFieldProps) {
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ')
  return (
    <Field label={label} htmlFor={id} hint={hint} error={problem}>
      <Input
        id={id}
        type="number"
        inputMode="decimal"
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        aria-invalid={problem !== undefined}
        aria-describedby={described || undefined}
        className="max-w-28"
        {...range}
      />
    </Field>
  )
}
