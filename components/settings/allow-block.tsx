import { TypedConfirmation } from './typed-confirmation'

type AllowBlockProps = { confirm: string; onConfirm: (text: string) => void }

/** The one answer that GitLab punishes an account for, at once: meant only when it is typed. */
export function AllowBlock(props: AllowBlockProps) {
  return (
    <TypedConfirmation
      id="settings-confirm-block"
      title="This allows bans without a person"
      label="Type ban to confirm"
      {...props}
    >
      <li>On BLOCK, GitLab refuses the text and bans its author at once: no login, everything of theirs hidden.</li>
      <li>Natterjack can’t take it back: neither the time to undo, the hourly limit nor dry run stands in between.</li>
      <li>A wrong ban is ended in GitLab, by an administrator.</li>
    </TypedConfirmation>
  )
}
