/** Settings behind the gear: language, appearance, comments. A disclosure, closed by Escape or by leaving it. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../core/messages';
import type { Theme } from '../app/shell';
import { useApp, useWords } from './context';
import { Button, Choice } from './ui/parts';
import { useStore } from './use-store';

export const SettingsMenu = (): JSX.Element => {
  const { shell, host } = useApp();
  const { shell: words } = useWords();
  const { lang, theme, comments } = useStore(shell.store);
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
        aria-label={words.settings}
        title={words.settings}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      />
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
        </div>
      ) : null}
    </div>
  );
};
