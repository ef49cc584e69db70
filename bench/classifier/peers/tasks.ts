import { readData } from '@/training/read-data'
import type { Row } from '@/training/row'
import type { Task } from './peer'

const heldOutVideo = 'Shakira'

/** Short messages, comments and mail, each split as time or place splits them. */
export async function readTasks(data: string): Promise<Task[]> {
  const sms = ordered(await readData({ folder: data, only: ['sms'] }), 'order')
  const comments = ordered(await readData({ folder: data, only: ['tubespam'] }), 'order')
  const mail = ordered(await readData({ folder: data, only: ['enron1'] }), 'seq')
  const isHeldOut = (row: Row): boolean => String(row.meta.video).includes(heldOutVideo)
  const half = Math.floor(mail.length / 2)
  return [
    { name: 'SMS, first 1,674 and last 3,900', train: sms.slice(0, 1_674), test: sms.slice(-3_900) },
    {
      name: 'comments, one video held out',
      train: comments.filter((row) => !isHeldOut(row)),
      test: comments.filter(isHeldOut),
    },
    { name: 'Enron 1, first and second half', train: mail.slice(0, half), test: mail.slice(half) },
  ]
}

function ordered(rows: readonly Row[], key: string): Row[] {
  return [...rows].sort((a, b) => Number(a.meta[key]) - Number(b.meta[key]))
}
