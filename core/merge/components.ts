/** Entries that hang together, directly or through others. */

/**
 * Joins lists that share an entry. Returned groups are sorted inside and among themselves by their first entry; groups of one are left out.
 */
export function componentsOf(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const parents = new Map<number, number>();
  const rootOf = (entry: number): number => {
    let root = entry;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    for (let at = entry; at !== root;) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const list of lists) {
    const first = list[0];
    if (first === undefined) continue;
    for (const entry of list) {
      if (!parents.has(entry)) parents.set(entry, entry);
      parents.set(rootOf(entry), rootOf(first));
    }
  }
  const groups = new Map<number, number[]>();
  for (const entry of [...parents.keys()].sort((a, b) => a - b)) {
    const root = rootOf(entry);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Remembers which entries have a key, with no list for the many keys that only one entry has. */
export class KeyIndex {
  readonly #entries = new Map<string, number | number[]>();

  add(key: string, entry: number): void {
    const known = this.#entries.get(key);
    if (known === undefined) this.#entries.set(key, entry);
    else if (typeof known === 'number') {
      if (known !== entry) this.#entries.set(key, [known, entry]);
    } else if (known.at(-1) !== entry) known.push(entry);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  first(key: string): number | undefined {
    const known = this.#entries.get(key);
    return typeof known === 'number' ? known : known?.[0];
  }

  /** Lists of two or more entries with the same key, in order of the key's first entry. */
  shared(): readonly (readonly number[])[] {
    return [...this.#entries.values()]
      .filter((known): known is number[] => typeof known !== 'number')
      .sort((a, b) => (a[0] as number) - (b[0] as number));
  }
}
