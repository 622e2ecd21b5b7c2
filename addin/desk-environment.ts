/** What the county's desk needs of a browser: its workers, files in and out, and the campaign that was open last. */
import type { DeskEnvironment } from './app/desk/environment';
import type { CountyParts } from './pane/county/area';
import { drawer } from './browser-storage';
import { createDeskWorker, type DeskPort, type DeskWorker } from './flows/desk/client';
import type { ReadRequests } from './flows/desk/protocol';
import { askWorker, type WorkerLike } from './web/worker-port';

const kept = drawer<string>('songnuan.desk.campaign');

export const openDeskWorker = (): DeskWorker => createDeskWorker(() => new Worker('desk-worker.js') as DeskPort);

export const deskFiles: Pick<DeskEnvironment, 'readFile' | 'save' | 'recall' | 'remember'> = {
  readFile: async (bytes, name) => {
    const worker = new Worker('desk-read.js') as WorkerLike & Worker;
    try {
      return await askWorker<ReadRequests>(worker)('read', { bytes, name });
    } finally {
      worker.terminate();
    }
  },
  save: (name, bytes) => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    link.download = name.replace(/[\\/:*?"<>|]/g, '_');
    link.click();
    // The browser has taken it by then.
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 60_000);
  },
  recall: () => {
    const campaign = kept.load();
    return typeof campaign === 'string' ? campaign : null;
  },
  remember: kept.save,
};

/** The desk's look is fetched with the desk. */
const deskLook = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = 'desk.css';
    link.onload = () => {
      resolve();
    };
    link.onerror = () => {
      link.remove();
      reject(new Error('desk.css'));
    };
    document.head.append(link);
  });

/** What the pane needs for 县里; its look is there when this is. */
export async function countyParts(): Promise<CountyParts> {
  await deskLook();
  return { files: deskFiles, openWorker: openDeskWorker };
}
