/** Accounts of the office, and invitation codes to hand out on paper. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { deskSetupWords } from '../../../core/messages/pane/desk';
import type { HandedOut } from '../../app/desk/setup';
import { Button, Card } from '../ui/parts';
import { longTime, useDesk, useDeskState, useDeskWords, useLang } from './context';

export const AccountsView = (): JSX.Element => {
  const { setup } = useDesk();
  const { accounts, plan, signedIn, busy } = useDeskState();
  const { accounts: words } = deskSetupWords(useLang());
  const { loading } = useDeskWords();
  const [codes, setCodes] = useState<readonly HandedOut[]>([]);
  useEffect(() => {
    void setup.loadAccounts();
  }, []);
  if (accounts === null) return <p class="muted desk-wait">{loading}</p>;
  const taken = new Set([
    ...accounts.accounts.filter(({ revoked }) => !revoked).map(({ unit }) => unit),
    ...accounts.invitations.map(({ unit }) => unit),
  ]);
  const without = (plan?.units ?? []).filter(({ code }) => !taken.has(code));
  const invite = async (who: Parameters<typeof setup.invite>[0]): Promise<void> => {
    const made = await setup.invite(who, words.days);
    setCodes((known) => [...known, ...made]);
  };
  const isAdmin = signedIn?.caller.role === 'admin';
  return (
    <div class="accounts">
      <Card title={words.title}>
        <p>{words.intro}</p>
        {accounts.invitations.length === 0 ? null : <p class="muted">{words.open(accounts.invitations.length)}</p>}
        <div class="card-actions">
          {without.length === 0 ? (
            <span class="muted">{words.allHave}</span>
          ) : (
            <Button
              look="primary"
              icon="add"
              disabled={busy !== null}
              onClick={() => void invite(without.map(({ code }) => ({ unit: code, role: 'clerk' })))}
            >
              {words.without(without.length)}
            </Button>
          )}
          {isAdmin ? (
            <>
              <Button disabled={busy !== null} onClick={() => void invite([{ unit: null, role: 'officer' }])}>
                {words.officer}
              </Button>
              <Button disabled={busy !== null} onClick={() => void invite([{ unit: null, role: 'admin' }])}>
                {words.admin}
              </Button>
            </>
          ) : null}
        </div>
        {isAdmin ? <p class="muted">{words.twoAdmins}</p> : null}
      </Card>
      {codes.length === 0 ? null : <Codes codes={codes} />}
      <People />
    </div>
  );
};

const useUnitName = (): ((code: string | null) => string) => {
  const { plan } = useDeskState();
  const { accounts: words } = deskSetupWords(useLang());
  return (code) => (code === null ? words.county : (plan?.units.find((unit) => unit.code === code)?.name ?? code));
};

const Codes = ({ codes }: { readonly codes: readonly HandedOut[] }): JSX.Element => {
  const { accounts: words } = deskSetupWords(useLang());
  const { roles } = useDeskWords();
  const nameOf = useUnitName();
  return (
    <section class="card codes" aria-label={words.sheet}>
      <h2 class="card-title">{words.sheet}</h2>
      <p>{words.sheetHow}</p>
      <ul class="code-slips">
        {codes.map(({ unit, role, code, expiresAt }) => (
          <li key={code}>
            <strong>
              {nameOf(unit)} · {roles[role]}
            </strong>
            <code>{code}</code>
            <small>{words.sheetLine(location.origin, expiresAt.slice(0, 10))}</small>
          </li>
        ))}
      </ul>
      <div class="card-actions no-print">
        <Button
          icon="copy"
          onClick={() => {
            print();
          }}
        >
          {words.print}
        </Button>
      </div>
    </section>
  );
};

const People = (): JSX.Element | null => {
  const { setup } = useDesk();
  const { accounts, busy } = useDeskState();
  const { accounts: words } = deskSetupWords(useLang());
  const { roles, cancel } = useDeskWords();
  const nameOf = useUnitName();
  const [asking, setAsking] = useState<string | null>(null);
  if (accounts === null) return null;
  return (
    <Card title={words.people}>
      <table class="grid people">
        <thead>
          <tr>
            <th scope="col">{words.account}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.lastSeen}</th>
            <th scope="col">{words.revoke}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.accounts.map(({ account, role, unit, revoked, lastSignInAt, mayRevoke }) => (
            <tr key={account}>
              <th scope="row">{account}</th>
              <td>{roles[role]}</td>
              <td>{nameOf(unit)}</td>
              <td>{revoked ? words.revoked : lastSignInAt === null ? words.never : longTime(lastSignInAt)}</td>
              <td>
                {revoked || !mayRevoke ? null : (
                  <Button
                    look="link"
                    aria-label={words.revokeOf(account)}
                    onClick={() => {
                      setAsking(account);
                    }}
                  >
                    {words.revoke}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asking === null ? null : (
        <div class="ask" role="alert">
          <p>{words.revokeSure(asking)}</p>
          <div class="card-actions">
            <Button
              look="primary"
              disabled={busy !== null}
              onClick={() => {
                void setup.revoke(asking);
                setAsking(null);
              }}
            >
              {words.revoke}
            </Button>
            <Button
              onClick={() => {
                setAsking(null);
              }}
            >
              {cancel}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
};
