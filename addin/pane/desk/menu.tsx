/** Language, appearance, who is signed in. */
import type { JSX } from 'preact';
import { Button } from '../ui/parts';
import { SettingsFrame } from '../ui/settings-frame';
import { useDesk, useDeskState, useDeskWords } from './context';

export const DeskMenu = (): JSX.Element => {
  const { shell, signOut } = useDesk();
  const { signedIn } = useDeskState();
  const words = useDeskWords();
  return (
    <SettingsFrame shell={shell} words={words} label={signedIn?.account ?? words.settings}>
      {(close) =>
        signedIn === null ? null : (
          <>
            <p class="menu-note">
              {signedIn.account} · {words.roles[signedIn.caller.role]}
            </p>
            <Button
              onClick={() => {
                close();
                void signOut();
              }}
            >
              {words.signOut}
            </Button>
          </>
        )
      }
    </SettingsFrame>
  );
};
