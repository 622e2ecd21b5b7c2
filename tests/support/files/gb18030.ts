/** Text → GB18030 (two-byte part), which Node can read but not write: the table is made by reading every two-byte code. */
const codes = new Map<string, readonly [number, number]>();

const fill = (): void => {
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(first, second));
      if (text.length === 1 && text !== '\ufffd' && !codes.has(text)) codes.set(text, [first, second]);
    }
};

export const toGb18030 = (text: string): Uint8Array => {
  if (codes.size === 0) fill();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const pair = codes.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else if (code >= 0x10000) {
      // Beyond the basic plane GB18030 counts in four bytes from 0x90308130.
      const rest = code - 0x10000;
      bytes.push(
        0x90 + Math.floor(rest / 12600),
        0x30 + (Math.floor(rest / 1260) % 10),
        0x81 + (Math.floor(rest / 10) % 126),
        0x30 + (rest % 10),
      );
    } else throw new Error(`no two-byte code for U+${code.toString(16)}`);
  }
  return Uint8Array.from(bytes);
};
