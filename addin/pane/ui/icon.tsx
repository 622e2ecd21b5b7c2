/** Line icons of 16 px, drawn for this pane; decorative, the text beside them says the same. */
import type { JSX } from 'preact';

const paths = {
  error: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5.5 5.5l5 5m0-5-5 5',
  warning: 'M8 2 1.6 13.5h12.8L8 2Zm0 4.6v3.2m0 1.7v.1',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 7.2v4m0-6.4v.1',
  check: 'm2.8 8.4 3.4 3.4 7-7.4',
  shield: 'M8 1.6 2.8 3.4v4.2c0 3.2 2.1 5.6 5.2 6.8 3.1-1.2 5.2-3.6 5.2-6.8V3.4L8 1.6ZM5.6 7.9l1.8 1.8 3.2-3.5',
  settings:
    'M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Zm0-4.3v1.7m0 9.6v1.7M3.4 3.4l1.2 1.2m6.8 6.8 1.2 1.2M1.5 8h1.7m9.6 0h1.7M3.4 12.6l1.2-1.2m6.8-6.8 1.2-1.2',
  down: 'm4 6 4 4 4-4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  up: 'm4 10 4-4 4 4',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.3 7.8 3.7 3.7',
  close: 'm3.5 3.5 9 9m0-9-9 9',
  undo: 'M3 7.5h6.5a3.5 3.5 0 0 1 0 7H6M6 4.5 3 7.5l3 3',
  wand: 'm2.5 13.5 7-7M11.5 1.8v2.4m0 2.6v-.1m1.9-3.7h1.4M10.3 2.9l.5.5m2.3 2.2.6.6M6.5 2.2v1.6m-.8-.8h1.6',
  table: 'M2 3h12v10H2V3Zm0 3.3h12M6 6.3V13',
  pin: 'M8 1.8a4.4 4.4 0 0 0-4.4 4.4c0 3 4.4 8 4.4 8s4.4-5 4.4-8A4.4 4.4 0 0 0 8 1.8Zm0 2.9a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Z',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13.2 1.8v3h-3',
  add: 'M8 3v10M3 8h10',
  copy: 'M5.5 5.5h8v8h-8v-8Zm-3 5v-8h8',
  text: 'M3 3.5h10M8 3.5v9.5M6.2 13h3.6',
  arrow: 'M2.5 8h11m-4-4 4 4-4 4',
  person: 'M8 2.2a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4ZM2.8 13.8c0-2.6 2.2-4.2 5.2-4.2s5.2 1.6 5.2 4.2',
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4.4V8l2.4 1.6',
  send: 'M8 10.2V2.4m-3 3 3-3 3 3M2.5 10v3.2h11V10',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, className }: { readonly name: IconName; readonly className?: string }): JSX.Element => (
  <svg class={`icon ${className ?? ''}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={paths[name]} fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" />
  </svg>
);
