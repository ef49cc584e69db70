import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canRun, runCommand, withFolder } from './commands'
import { asMail, asMailbox, type Judged, type Peer, type Task } from './peer'

/** Its exit status tells the class; with many mails at once it is that of the last. */
const verdicts = [0, 1, 2]
/** Its default: from here on it says spam. */
const threshold = 0.99

export const bogofilter: Peer = {
  name: 'bogofilter',
  howToInstall: 'apt-get install bogofilter',
  isInstalled: () => canRun('bogofilter', ['-V']),
  run: (task: Task): Promise<Judged> =>
    withFolder(async (folder) => {
      const learn = (spam: boolean): number => {
        const mails = asMailbox(task.train.filter((row) => row.spam === spam))
        return runCommand('bogofilter', ['-d', folder, '-M', spam ? '-s' : '-n'], mails, verdicts).seconds
      }
      const learnSeconds = learn(true) + learn(false)
      const mails = join(folder, 'mails')
      mkdirSync(mails)
      const files = task.test.map((row, i) => {
        const file = join(mails, `${i}.eml`)
        writeFileSync(file, asMail(row))
        return file
      })
      const { stdout, seconds } = runCommand('bogofilter', ['-d', folder, '-b', '-v', '-T'], files.join('\n'), verdicts)
      const scores = new Map(
        stdout
          .trim()
          .split('\n')
          .map((line) => {
            const [file = '', , score] = line.split(' ')
            return [file, Number(score)] as const
          }),
      )
      return {
        scores: files.map((file) => scores.get(file) ?? Number.NaN),
        threshold,
        learnSeconds,
        judgeSeconds: seconds,
      }
    }),
}
