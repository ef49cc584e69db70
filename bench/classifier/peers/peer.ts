import type { Row } from '@/training/row'

export type Task = { name: string; train: readonly Row[]; test: readonly Row[] }

/** Higher scores are spam. `judgeSeconds` is for all of the test part, without starting up where that can be told apart. */
export type Judged = { scores: number[]; threshold: number; learnSeconds: number; judgeSeconds: number }

/** A filter that is run on the same texts as ours. */
export type Peer = {
  name: string
  howToInstall: string
  isInstalled: () => boolean
  run: (task: Task) => Promise<Judged>
}

/** A text without its fields, headline first. */
export function plainText(row: Row): { title: string; text: string } {
  const [title = '', ...rest] = Object.values(row.content.fields)
  return rest.length === 0 ? { title: '', text: title } : { title, text: rest.join('\n') }
}

/** As a mail with no more header than a filter needs. */
export function asMail(row: Row): string {
  const { title, text } = plainText(row)
  const subject = title.replaceAll(/\s+/g, ' ').trim()
  return `From: someone@mail.example\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n${text}\n`
}

/** Mails in one file, as `mbox` has them. */
export function asMailbox(rows: readonly Row[]): string {
  return rows
    .map(
      (row) => `From someone@mail.example Thu Jan  1 00:00:00 2026\n${asMail(row).replaceAll(/^From /gm, '>From ')}\n`,
    )
    .join('')
}
