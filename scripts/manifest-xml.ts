/** An XML document as a small tree: what the rules of the manifest need to look at. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Local name, without prefix. */
  readonly name: string;
  /** By local name; namespace declarations are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Line of its start tag, from 1. */
  readonly line: number;
}

/** @throws Error with line and column when the text is not well-formed */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string; line: number }[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const own = Object.values(tag.attributes).filter((one) => one.prefix !== 'xmlns' && one.name !== 'xmlns');
    const attributes = Object.fromEntries(own.map((one) => [one.local, one.value]));
    open.push({ name: tag.local, attributes, children: [], text: '', line: parser.line });
  });
  parser.on('text', (piece) => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += piece;
  });
  parser.on('closetag', () => {
    const done = open.pop();
    if (done === undefined) return;
    done.text = done.text.trim();
    const parent = open.at(-1);
    if (parent === undefined) root = done;
    else parent.children.push(done);
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  if (root === undefined) throw new Error('no element');
  return root;
}

/** The element and everything below it, in document order. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* walk(child);
}

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);
