import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type AllowBlockProps = { confirm: string; onConfirm: (text: string) => void }

/** The one answer that GitLab punishes an account for, at once: meant only when it is typed. */
export function AllowBlock({ confirm, onConfirm }: AllowBlockProps) {
  return (
    <section
      aria-labelledby="allow-block-title"
      className="flex flex-col gap-3 rounded-lg border border-warn/40 bg-warn-soft p-3"
    >
      <h3 id="allow-block-title" className="font-medium text-warn">
        This allows bans without a person
      </h3>
      <ul className="list-disc pl-5 text-sm">
        <li>On BLOCK, GitLab refuses the text and bans its author at once: no login, everything of theirs hidden.</li>
        <li>
          Natterjack can’t take it back: neither the time to undo, the hourly limit nor dry run stands in between.
        </li>
        <li>A wrong ban is ended in GitLab, by an administrator.</li>
      </ul>
      <Field label="Type ban to confirm" htmlFor="settings-confirm-block">
        <Input
          id="settings-confirm-block"
          value={confirm}
          onChange={(event) => onConfirm(event.target.value)}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={255}
        />
      </Field>
    </section>
  )
}
