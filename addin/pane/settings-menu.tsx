/** Settings behind the gear: language, appearance, comments. */
import type { JSX } from 'preact';
import { useApp, useWords } from './context';
import { SettingsFrame } from './ui/settings-frame';
import { useStore } from './use-store';

export const SettingsMenu = (): JSX.Element => {
  const { shell, host } = useApp();
  const { shell: words } = useWords();
  const { comments } = useStore(shell.store);
  return (
    <SettingsFrame shell={shell} words={words}>
      {() => (
        <>
          <label class="check-line">
            <input
              type="checkbox"
              checked={comments && host.abilities.comments}
              disabled={!host.abilities.comments}
              onChange={(event) => {
                shell.change({ comments: event.currentTarget.checked });
              }}
            />
            <span>
              {words.comments}
              <small>{host.abilities.comments ? words.commentsHint : words.noComments}</small>
            </span>
          </label>
          <p class="menu-note">{words.local}</p>
        </>
      )}
    </SettingsFrame>
  );
};
