import { prisma } from '@/lib/db/prisma'

/** Models that were never in use are kept for so many days, shadow scores as well. */
const keepDays = 30

/** Forgets old candidates and what shadows said: a model every five minutes would fill the disk. */
export async function pruneModels(): Promise<void> {
  await prisma().$executeRaw`
    DELETE FROM model_version
     WHERE kind <> 'BUNDLED' AND promoted_at IS NULL AND state IN ('REFUSED', 'RETIRED', 'CANDIDATE')
       AND created_at < now() - make_interval(days => ${keepDays})`
  await prisma().$executeRaw`
    DELETE FROM shadow_score WHERE created_at < now() - make_interval(days => ${keepDays})`
}
