import { runCodeHostHam } from '@/training/protocols/code-host-ham'
import { runEnron } from '@/training/protocols/enron'
import { runRepoSlugs } from '@/training/protocols/repo-slugs'
import type { Result } from '@/training/protocols/run'
import { runSms } from '@/training/protocols/sms'
import { runTubespam, runTubespamLeaveOneOut } from '@/training/protocols/tubespam'

export type Protocol = {
  /** What it prints; a part of it can be asked for by one of these names. */
  names: readonly string[]
  /** Files it can't do without, of those named `<source>.jsonl.gz`. */
  needs: readonly string[]
  run: (folder: string) => Promise<Result[]>
}

const videos = ['psy', 'katyperry', 'lmfao', 'eminem', 'shakira']
const enron = (source: string): Protocol => ({
  names: [source],
  needs: [source],
  run: (folder) => runEnron(folder, source),
})

/** Every published protocol of the folder of labelled text, the quick ones first. */
export const protocols: readonly Protocol[] = [
  { names: ['sms'], needs: ['sms'], run: runSms },
  { names: videos.map((video) => `tubespam-${video}`), needs: ['tubespam'], run: runTubespam },
  { names: ['tubespam-leave-one-out'], needs: ['tubespam'], run: runTubespamLeaveOneOut },
  enron('enron1'),
  enron('enron2'),
  enron('enron3'),
  { names: ['repo-slugs'], needs: ['repo_slugs'], run: runRepoSlugs },
  { names: ['codehost-ham'], needs: ['issues', 'readmes', 'snippets'], run: runCodeHostHam },
]
