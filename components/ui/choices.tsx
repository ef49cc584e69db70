import { useId } from 'react'
import { cx } from './cx'

export type Choice<Value extends string> = { value: Value; label: string; count?: number; hot?: boolean }

type ChoicesProps<Value extends string> = {
  label: string
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
}

/** One of a few, all in sight, with how many there are of each. The browser's own radio buttons, under another look. */
export function Choices<Value extends string>({ label, choices, value, onChange }: ChoicesProps<Value>) {
  const name = useId()
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={cx(
            'relative flex h-8 cursor-pointer items-center gap-1.5 rounded-md border border-transparent px-2.5 text-sm whitespace-nowrap text-ink-2 hover:bg-hover',
            'has-checked:border-control/60 has-checked:bg-surface has-checked:font-medium has-checked:text-ink',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {choice.label}
          {choice.count !== undefined && (
            <span className={cx('text-xs', choice.hot && choice.count > 0 ? 'font-medium text-fail' : 'text-ink-3')}>
              {choice.count.toLocaleString('en')}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  )
}
