/** OLE containers with given streams, through SheetJS's own writer of the format. */
import { CFB } from '@e965/xlsx';

interface CfbMaker {
  readonly utils: {
    readonly cfb_new: () => object;
    readonly cfb_add: (container: object, path: string, content: Uint8Array) => void;
  };
  readonly write: (container: object, options: { type: 'array' }) => number[];
}

export const makeOle = (streams: Readonly<Record<string, Uint8Array>>): Uint8Array => {
  const maker = CFB as unknown as CfbMaker;
  const container = maker.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) maker.utils.cfb_add(container, `/${path}`, content);
  return Uint8Array.from(maker.write(container, { type: 'array' }));
};

/** One BIFF record. */
export const record = (type: number, ...data: number[]): number[] => [
  type & 0xff,
  type >> 8,
  data.length & 0xff,
  data.length >> 8,
  ...data,
];
