/**
 * Imported before any schema: in pages and their workers zod must not try to compile its parsers, because their Content-Security-Policy
 * forbids evaluation, and even a try that is caught is reported as a violation. Programs on Node that use the client keep compiled parsers.
 */
import { config } from 'zod';

if (typeof document !== 'undefined' || 'WorkerGlobalScope' in globalThis) config({ jitless: true });
