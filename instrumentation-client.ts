import { config } from 'zod'

// Before any schema is made: zod would otherwise try `new Function`, which the content security policy reports as a breach.
config({ jitless: true })
