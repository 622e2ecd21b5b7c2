/** Records of a BIFF stream ([MS-XLS] 2.1.4): two bytes of type, two of length, then the data. */

export interface BiffRecord {
  readonly type: number;
  readonly data: DataView;
  /** Of the record in the stream. */
  readonly at: number;
}

export const biff = {
  bof: 0x0809,
  eof: 0x000a,
  filePass: 0x002f,
  boundSheet: 0x0085,
  font: 0x0031,
  xf: 0x00e0,
  number: 0x0203,
  rk: 0x027e,
  mulRk: 0x00bd,
  labelSst: 0x00fd,
  label: 0x0204,
  rString: 0x00d6,
  boolErr: 0x0205,
  formula: 0x0006,
  formula3: 0x0206,
  formula4: 0x0406,
} as const;

/** Records from `from` on; ends at the stream's end or where a record does not fit into it. */
export function* records(stream: Uint8Array, from = 0): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = from; at + 4 <= stream.length;) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > stream.length) return;
    yield { type: view.getUint16(at, true), data: new DataView(stream.buffer, stream.byteOffset + at + 4, length), at };
    at += 4 + length;
  }
}
