/** The page's security policy allows no code made from text, so zod must not try. Import before any schema is used. */
import { z } from 'zod'

z.config({ jitless: true })
