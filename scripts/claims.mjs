/**
 * Gives a Firebase account its role, or takes it away (README of the deployment: docs/FIREBASE.md):
 *   npm run claims -- --project ID --account MAIL --role clerk|officer|admin --office CODE [--unit CODE]
 *   npm run claims -- --project ID --account MAIL --remove
 * Needs credentials of the project (gcloud auth application-default login), or FIREBASE_AUTH_EMULATOR_HOST.
 */
import { runTypescript } from './run-typescript.mjs';

await runTypescript('scripts/claims.ts');
