import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '@/training/row'
import { canRun, runCommand, withFolder } from './commands'
import { type Judged, type Peer, plainText, type Task } from './peer'

const options = ['-wordNgrams', '2', '-minn', '3', '-maxn', '5', '-epoch', '25', '-lr', '0.5', '-dim', '20']

/** One line a text, in small letters, signs apart from words, as its own examples do it. */
function lineOf(row: Row): string {
  const { title, text } = plainText(row)
  return `${title} ${text}`
    .toLowerCase()
    .replaceAll(/([.!?,'/():;])/g, ' $1 ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

export const fasttext: Peer = {
  name: 'fasttext',
  howToInstall: 'apt-get install fasttext',
  isInstalled: () => canRun('fasttext', ['-h']),
  run: (task: Task): Promise<Judged> =>
    withFolder(async (folder) => {
      const train = join(folder, 'train.txt')
      const model = join(folder, 'model')
      writeFileSync(train, task.train.map((row) => `__label__${row.spam ? 'spam' : 'ham'} ${lineOf(row)}\n`).join(''))
      const learn = ['supervised', '-input', train, '-output', model, '-thread', '1', '-bucket', '200000', ...options]
      const learnSeconds = runCommand('fasttext', learn).seconds
      const ask = (lines: string) => runCommand('fasttext', ['predict-prob', `${model}.bin`, '-', '2'], lines)
      // Loading the model is no judging; an empty line would get no answer.
      const starting = ask('x\n').seconds
      const { stdout, seconds } = ask(task.test.map((row) => `${lineOf(row) || 'x'}\n`).join(''))
      const scores = stdout.trim().split('\n').map(scoreOf)
      return { scores, threshold: 0.5, learnSeconds, judgeSeconds: Math.max(1e-3, seconds - starting) }
    }),
}

function scoreOf(line: string): number {
  const words = line.split(' ')
  const at = words.indexOf('__label__spam')
  return at < 0 ? 0 : Number(words[at + 1])
}
