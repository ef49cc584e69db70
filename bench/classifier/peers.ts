import { auc } from '@/lib/model/measure/metrics'
import { confusionAt, mcc, recallAtRate } from '@/training/metrics'
import { bogofilter } from './peers/bogofilter'
import { fasttext } from './peers/fasttext'
import { natterjack } from './peers/natterjack'
import type { Peer, Task } from './peers/peer'
import { sklearn } from './peers/sklearn'
import { spamassassin } from './peers/spamassassin'
import { readTasks } from './peers/tasks'

const peers: readonly Peer[] = [natterjack, bogofilter, sklearn, fasttext, spamassassin]

type Row = { task: string; peer: string; auc: number; recall: number; mcc: number; learn: number; perSecond: number }

/** Accuracy and items a second of every filter that is installed, on the same texts; of the others, how to install them. */
export async function comparePeers(options: { data: string; wanted: readonly string[] | undefined }): Promise<Row[]> {
  const { data, wanted } = options
  const chosen = peers.filter(({ name }) => name === natterjack.name || wanted === undefined || wanted.includes(name))
  const present = chosen.filter((peer) => {
    const here = peer.isInstalled()
    if (!here) console.log(`${peer.name} isn't installed; left out. ${peer.howToInstall}`)
    return here
  })
  const rows: Row[] = []
  for (const task of await readTasks(data)) {
    const spams = task.test.filter(({ spam }) => spam).length
    console.log(
      `\n${task.name}: ${task.train.length} to learn from, ${task.test.length} to judge, ${spams} of them spam`,
    )
    console.log('                    AUC   spam found at 0.5 % ham   MCC at its own threshold   learn, s   items/s')
    for (const peer of present) rows.push(await runPeer(peer, task))
  }
  return rows
}

async function runPeer(peer: Peer, task: Task): Promise<Row> {
  const { scores, threshold, learnSeconds, judgeSeconds } = await peer.run(task)
  if (scores.length !== task.test.length || scores.some((score) => !Number.isFinite(score)))
    throw new Error(`${peer.name} gave ${scores.length} scores for ${task.test.length} texts.`)
  const scored = scores.map((score, i) => ({ score, spam: task.test[i]?.spam === true }))
  const row = {
    task: task.name,
    peer: peer.name,
    auc: auc(scored),
    recall: recallAtRate(scored, 0.005),
    mcc: mcc(confusionAt(scored, threshold)),
    learn: learnSeconds,
    perSecond: task.test.length / judgeSeconds,
  }
  console.log(
    `  ${peer.name.padEnd(14)} ${row.auc.toFixed(4)} ${(row.recall * 100).toFixed(1).padStart(18)} % ${row.mcc.toFixed(3).padStart(24)} ` +
      `${row.learn.toFixed(2).padStart(16)} ${Math.round(row.perSecond).toLocaleString('en').padStart(9)}`,
  )
  return row
}
