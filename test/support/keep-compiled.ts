/** For a program that a test kills: what it compiled is kept at its start, since it comes to no end at which Node would. */
import { flushCompileCache } from 'node:module'

flushCompileCache()
