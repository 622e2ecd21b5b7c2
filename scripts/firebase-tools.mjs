/**
 * firebase-tools, fetched when first needed: some 240 MB that only those need who run the emulators or deploy. Kept in .cache/, apart from the
 * dependencies. Its one native part (re2, minutes of compiling) is left out; nothing here uses it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const version = '15.34.2';

/** @returns path of its JavaScript entry, to be run with Node */
export function firebaseTools() {
  const folder = resolve(process.env.SONGNUAN_FIREBASE_TOOLS ?? '.cache/firebase-tools');
  const home = `${folder}/node_modules/firebase-tools`;
  const installed = () => (existsSync(`${home}/package.json`) ? JSON.parse(readFileSync(`${home}/package.json`, 'utf8')) : {});
  if (installed().version !== version) {
    console.error(`Fetching firebase-tools ${version} (once, about 240 MB) into ${folder} …`);
    mkdirSync(folder, { recursive: true });
    const allowScripts = { re2: false, protobufjs: false, '@parcel/watcher': false, 'google-logging-utils': false };
    const description = { private: true, dependencies: { 'firebase-tools': version }, allowScripts };
    writeFileSync(`${folder}/package.json`, JSON.stringify(description));
    const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
    const { status } = spawnSync('npm', npm, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32', cwd: folder });
    if (status !== 0) throw new Error('firebase-tools could not be fetched: npm install failed');
  }
  return `${home}/${installed().bin.firebase}`;
}
