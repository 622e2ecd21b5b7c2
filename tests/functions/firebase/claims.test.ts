import { accountClaims, assignClaims, type AccountDirectory } from '../../../functions/identity/claims';

const directory = (customClaims?: Record<string, unknown>) => {
  const steps: unknown[] = [];
  const accounts: AccountDirectory = {
    getUserByEmail: (email) =>
      email === 'clerk@example.cn' ? Promise.resolve({ uid: 'u1', customClaims }) : Promise.reject(new Error('auth/user-not-found')),
    setCustomUserClaims: (uid, claims) => Promise.resolve(void steps.push(['claims', uid, claims])),
    revokeRefreshTokens: (uid) => Promise.resolve(void steps.push(['revoke', uid])),
  };
  return { accounts, steps };
};

describe('claims of Firebase accounts', () => {
  it('are set, other claims stay, and older tokens are revoked afterwards', async () => {
    const { accounts, steps } = directory({ role: 'officer', office: 'xinghe', theme: 'dark' });
    await assignClaims(accounts, 'clerk@example.cn', { role: 'clerk', office: 'xinghe', unit: 'chengguan' });
    expect(steps).toEqual([
      ['claims', 'u1', { theme: 'dark', role: 'clerk', office: 'xinghe', unit: 'chengguan' }],
      ['revoke', 'u1'],
    ]);
  });

  it('are taken away with null', async () => {
    const { accounts, steps } = directory({ role: 'officer', office: 'xinghe', unit: null });
    await assignClaims(accounts, 'clerk@example.cn', null);
    expect(steps[0]).toEqual(['claims', 'u1', {}]);
  });

  it('change nothing for an unknown account or impossible claims', async () => {
    const { accounts, steps } = directory();
    await expect(assignClaims(accounts, 'nobody@example.cn', null)).rejects.toThrow('user-not-found');
    await expect(assignClaims(accounts, 'clerk@example.cn', { role: 'clerk', office: 'xinghe', unit: null })).rejects.toThrow();
    expect(steps).toEqual([]);
  });

  it('fit in the 1,000 bytes that Firebase allows, at their longest', () => {
    const longest = accountClaims.parse({ role: 'officer', office: 'o'.repeat(60) });
    expect(JSON.stringify(longest).length).toBeLessThan(1000);
  });
});
