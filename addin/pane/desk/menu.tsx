/** Language, appearance, who is signed in. Closed by Escape or by leaving it. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../core/messages/sentence';
import type { Theme } from '../../app/shell';
import { Button, Choice } from '../ui/parts';
import { useStore } from '../use-store';
import { useDesk, useDeskState, useDeskWords } from './context';

export const DeskMenu = (): JSX.Element => {
  const { shell, signOut } = useDesk();
  const { signedIn } = useDeskState();
  const { lang, theme } = useStore(shell.store);
  const words = useDeskWords();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  };
  return (
    <div class="settings" ref={box} onKeyDown={onKeyDown}>
      <Button
        look="quiet"
        icon="settings"
        title={words.settings}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {signedIn?.account ?? words.settings}
      </Button>
      {open ? (
        <div class="menu" role="group" aria-label={words.settings}>
          <div class="menu-label">{words.language}</div>
          <Choice<Language>
            label={words.language}
            value={lang}
            options={[
              ['zh-CN', '中文'],
              ['en', 'English'],
            ]}
            onChange={(next) => {
              shell.change({ lang: next });
            }}
          />
          <div class="menu-label">{words.theme}</div>
          <Choice<Theme>
            label={words.theme}
            value={theme}
            options={[
              ['system', words.themes.system],
              ['light', words.themes.light],
              ['dark', words.themes.dark],
            ]}
            onChange={(next) => {
              shell.change({ theme: next });
            }}
          />
          {signedIn === null ? null : (
            <>
              <p class="menu-note">
                {signedIn.account} · {words.roles[signedIn.caller.role]}
              </p>
              <Button
                onClick={() => {
                  setOpen(false);
                  void signOut();
                }}
              >
                {words.signOut}
              </Button>
            </>
          )}
        </div>
      ) : null}
    </div>
  );
};
