/** GBK encoder: the decoder of the platform, turned round. */
let table: Map<string, number> | undefined;

function encodeTable(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && character !== '\ufffd' && !codes.has(character)) codes.set(character, (high << 8) | low);
    }
  return codes;
}

/** Characters outside GBK become "?", as old programs write them. */
export function encodeGbk(text: string): Uint8Array {
  table ??= encodeTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else bytes.push(0x3f);
  }
  return Uint8Array.from(bytes);
}

/** Whether every character survives. */
export function fitsGbk(text: string): boolean {
  table ??= encodeTable();
  const known = table;
  return [...text].every((character) => (character.codePointAt(0) as number) < 0x80 || known.has(character));
}
