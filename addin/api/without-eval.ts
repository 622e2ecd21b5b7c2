/**
 * Imported before any schema: in pages zod must not try to compile its parsers, because their Content-Security-Policy forbids evaluation and
 * even a try that is caught is reported as a violation. Programs on Node that use the client keep the compiled parsers.
 */
import { config } from 'zod';

if (typeof document !== 'undefined') config({ jitless: true });
