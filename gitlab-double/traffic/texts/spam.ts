import { backlinks } from './spam-backlinks'
import { casino } from './spam-casino'
import { crypto } from './spam-crypto'
import { escorts, localBusiness } from './spam-escorts-local'
import { essays, pills } from './spam-essays-pills'
import { streaming } from './spam-streaming'
import { supportPhone } from './spam-support-phone'
import type { Text } from './text'

/** What each trade writes. */
export const spamByTrade: Record<string, readonly Text[]> = {
  casino,
  'support-phone': supportPhone,
  backlinks,
  streaming,
  'crypto-recovery': crypto,
  essays,
  pills,
  escorts,
  'local-business': localBusiness,
}
