import type { Toast } from '@/components/ui/toast-store'
import type { OthersStand } from '@/lib/act/count-others'
import { AppError } from '@/lib/errors'

/** Offers "Reverse anyway" when a reversal was refused only because other spam decisions want the same; else nothing. */
export function offerAnyway(error: unknown, run: () => void): Toast['action'] {
  const details = error instanceof AppError ? (error.details as Partial<OthersStand> | undefined) : undefined
  return details?.why === 'others_stand' ? { label: 'Reverse anyway', run } : undefined
}
