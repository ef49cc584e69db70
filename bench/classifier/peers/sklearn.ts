import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canRun, runCommand, withFolder } from './commands'
import { type Judged, type Peer, plainText, type Task } from './peer'

/** Untuned: words and pairs, runs of 2 to 5 characters, TF-IDF, logistic regression with C = 10. */
const program = `
import json, sys, time
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
train, test = (json.load(open(path)) for path in sys.argv[1:3])
began = time.perf_counter()
model = make_pipeline(
    make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
    ),
    LogisticRegression(C=10, max_iter=1000),
).fit([text for text, _ in train], [spam for _, spam in train])
learned = time.perf_counter()
scores = model.predict_proba([text for text, _ in test])[:, 1].tolist()
print(json.dumps({"scores": scores, "learn": learned - began, "judge": time.perf_counter() - learned}))
`

const pythons = ['python3', '/usr/bin/python3']

function findPython(): string | undefined {
  return pythons.find((python) => canRun(python, ['-V']) && hasSklearn(python))
}

function hasSklearn(python: string): boolean {
  try {
    runCommand(python, ['-c', 'import sklearn'])
    return true
  } catch {
    // The next one may have it.
    return false
  }
}

export const sklearn: Peer = {
  name: 'sklearn',
  howToInstall: 'apt-get install python3-sklearn',
  isInstalled: () => findPython() !== undefined,
  run: (task: Task): Promise<Judged> =>
    withFolder(async (folder) => {
      const write = (name: string, rows: Task['train']): string => {
        const file = join(folder, name)
        const lines = rows.map((row) => {
          const { title, text } = plainText(row)
          return [`${title}\n${text}`, row.spam ? 1 : 0]
        })
        writeFileSync(file, JSON.stringify(lines))
        return file
      }
      const args = ['-c', program, write('train.json', task.train), write('test.json', task.test)]
      const answer: unknown = JSON.parse(runCommand(findPython() ?? 'python3', args).stdout)
      const { scores, learn, judge } = answer as { scores: number[]; learn: number; judge: number }
      return { scores, threshold: 0.5, learnSeconds: learn, judgeSeconds: judge }
    }),
}
