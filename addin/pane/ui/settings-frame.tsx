/** The disclosure behind the gear: language, appearance, and what a page adds. Closed by Escape or by leaving it. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../core/messages/sentence';
import type { Shell, Theme } from '../../app/shell';
import { useStore } from '../use-store';
import { Button, Choice } from './parts';

export interface SettingsWords {
  readonly settings: string;
  readonly language: string;
  readonly theme: string;
  readonly themes: Readonly<Record<Theme, string>>;
}

interface SettingsFrameProps {
  readonly shell: Shell;
  readonly words: SettingsWords;
  /** Text beside the gear. */
  readonly label?: string;
  readonly children: (close: () => void) => ComponentChildren;
}

export const SettingsFrame = ({ shell, words, label, children }: SettingsFrameProps): JSX.Element => {
  const { lang, theme } = useStore(shell.store);
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
        {...(label === undefined ? { 'aria-label': words.settings } : {})}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {label}
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
          {children(() => {
            setOpen(false);
          })}
        </div>
      ) : null}
    </div>
  );
};
