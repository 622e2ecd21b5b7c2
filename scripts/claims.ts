import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { accountClaims, assignClaims } from '../functions/identity/claims';

const text = { type: 'string' } as const;
const usage = 'usage: claims --project ID --account MAIL (--role clerk|officer|admin --office CODE [--unit CODE] | --remove)';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { project: text, account: text, role: text, office: text, unit: text, remove: { type: 'boolean', default: false } },
  });
  const { project, account, remove, role, office, unit } = values;
  const claims = accountClaims.safeParse({ role, office, unit });
  if (project === undefined || account === undefined || (!remove && !claims.success)) {
    console.error(usage);
    if (!remove && !claims.success) for (const issue of claims.error.issues) console.error(`  ${issue.path.join('.')}: ${issue.message}`);
    return 2;
  }
  const auth = getAuth(initializeApp({ projectId: project }));
  await assignClaims(auth, account, remove ? null : (claims.data ?? null));
  console.log(remove ? 'role taken away; tokens revoked' : `role set: ${JSON.stringify(claims.data)}; older tokens revoked`);
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 2;
});
