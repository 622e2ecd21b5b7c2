/**
 * Rules of the manifest beyond the XML schema: what Office refuses or shows wrongly although the schema lets it through, and what would break
 * our own deployments. Sources: Microsoft's reference of the add-in only manifest; the limits of strings are those of the schema's types.
 */
import { childOf, parseXml, walk, type XmlElement } from './manifest-xml';

/** What the manifest leads to. */
export interface PaneFiles {
  /** Width and height of a PNG; null when there is no such file or it is no PNG. */
  readonly pngSize: (path: string) => { readonly width: number; readonly height: number } | null;
  readonly has: (path: string) => boolean;
  /** Names that addin/commands associates with functions. */
  readonly functions: readonly string[];
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const HAN = /\p{Script=Han}/u;
const NEEDED_SIZES = [16, 32, 80];
const LANGUAGES = { default: 'zh-CN', other: 'en-US' };

/** Which kind of resource an element's resid names. */
const kindOfReference: Readonly<Record<string, string>> = {
  Image: 'Image',
  SourceLocation: 'Url',
  LearnMoreUrl: 'Url',
  FunctionFile: 'Url',
  Label: 'ShortString',
  Title: 'ShortString',
  Description: 'LongString',
};
const limits: Readonly<Record<string, number>> = { ShortString: 125, LongString: 250, DisplayName: 125, Description: 250 };

/** Every fault as one English sentence, led by its line; an empty list is a good manifest. Never throws. */
export function checkRules(text: string, files: PaneFiles): string[] {
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    return [`not well-formed: ${error instanceof Error ? error.message : String(error)}`];
  }
  return [...identity(root), ...requirements(root), ...resources(root), ...strings(root), ...addresses(root, files), ...icons(root, files), ...functions(root, files)]; // prettier-ignore
}

const at = (element: XmlElement, text: string): string => `line ${String(element.line)}: ${text}`;
const all = (root: XmlElement, name: string): XmlElement[] => [...walk(root)].filter((element) => element.name === name);

function* identity(root: XmlElement): Generator<string> {
  const id = childOf(root, 'Id')?.text ?? '';
  if (!GUID.test(id)) yield `Id must be a GUID: "${id}"`;
  const version = childOf(root, 'Version')?.text ?? '';
  if (!/^\d{1,5}(\.\d{1,5}){3}$/.test(version)) yield `Version must have four numbers: "${version}"`;
  if (childOf(root, 'Permissions')?.text !== 'ReadWriteDocument') yield 'Permissions must be ReadWriteDocument';
  const ids = ['Group', 'Control', 'CustomTab'].flatMap((name) => all(root, name));
  for (const [index, element] of ids.entries()) {
    if (ids.findIndex((other) => other.attributes['id'] === element.attributes['id']) !== index)
      yield at(element, `${element.name} id "${element.attributes['id'] ?? ''}" is used twice`);
  }
}

/** The base carries the minimum; add-in commands may only be asked for inside the overrides, so that an Excel without them still shows the pane. */
function* requirements(root: XmlElement): Generator<string> {
  const overrides = childOf(root, 'VersionOverrides');
  const inside = new Set(overrides === undefined ? [] : walk(overrides));
  const base = all(root, 'Set').filter((set) => !inside.has(set));
  const excel = base.find((set) => set.attributes['Name'] === 'ExcelApi');
  const [major = 0, minor = 0] = (excel?.attributes['MinVersion'] ?? '0.0').split('.').map(Number);
  if (major * 1000 + minor < 1006) yield 'Requirements must ask for ExcelApi 1.6 or newer';
  for (const set of base) if (set.attributes['Name'] !== 'ExcelApi') yield at(set, `${set.attributes['Name'] ?? ''} would hide the add-in from older Excels: move it into VersionOverrides`); // prettier-ignore
  const commands = all(root, 'Set').some((set) => inside.has(set) && set.attributes['Name'] === 'AddinCommands');
  if (overrides !== undefined && !commands) yield 'VersionOverrides must ask for AddinCommands';
}

function resourceKind(section: XmlElement): string {
  return { Images: 'Image', Urls: 'Url', ShortStrings: 'ShortString', LongStrings: 'LongString' }[section.name] ?? section.name;
}

function* resources(root: XmlElement): Generator<string> {
  const defined = new Map<string, string>();
  const used = new Set<string>();
  for (const section of all(root, 'Resources').flatMap((resources) => resources.children)) {
    for (const resource of section.children) {
      const id = resource.attributes['id'] ?? '';
      if (defined.has(id)) yield at(resource, `resource "${id}" is defined twice`);
      if (id.length > 32) yield at(resource, `resource id "${id}" is longer than 32`);
      defined.set(id, resourceKind(section));
    }
  }
  for (const element of walk(root)) {
    const id = element.attributes['resid'];
    if (id === undefined) continue;
    used.add(id);
    const kind = defined.get(id);
    if (kind === undefined) yield at(element, `resource "${id}" is not defined`);
    else if (kind !== kindOfReference[element.name]) yield at(element, `${element.name} cannot use "${id}", which is a ${kind}`);
  }
  for (const id of defined.keys()) if (!used.has(id)) yield `resource "${id}" is not used`;
}

/** Every text in Chinese, every text also in English, neither too long. */
function* strings(root: XmlElement): Generator<string> {
  if (childOf(root, 'DefaultLocale')?.text !== LANGUAGES.default) yield `DefaultLocale must be ${LANGUAGES.default}`;
  const texts: { element: XmlElement; kind: string }[] = [
    ...root.children.filter((child) => child.name === 'DisplayName' || child.name === 'Description').map((element) => ({ element, kind: element.name })),
    ...all(root, 'Resources').flatMap((section) => section.children.filter((kind) => kind.name.endsWith('Strings')).flatMap((kind) => kind.children.map((element) => ({ element, kind: resourceKind(kind) })))),
  ]; // prettier-ignore
  for (const { element, kind } of texts) {
    const name = element.attributes['id'] ?? element.name;
    const chinese = element.attributes['DefaultValue'] ?? '';
    const english = element.children.find((child) => child.attributes['Locale'] === LANGUAGES.other)?.attributes['Value'];
    if (!HAN.test(chinese)) yield at(element, `${name} has no Chinese text`);
    if (english === undefined) yield at(element, `${name} has no ${LANGUAGES.other} override`);
    else if (HAN.test(english)) yield at(element, `${name}: the ${LANGUAGES.other} override is Chinese`);
    for (const value of [chinese, english ?? '']) {
      if (value.length > (limits[kind] ?? Infinity))
        yield at(element, `${name} is longer than ${String(limits[kind])}: ${String(value.length)}`);
    }
  }
}

/** Attribute values and texts that are addresses. */
function addressesOf(root: XmlElement): { element: XmlElement; value: string }[] {
  const named = /^(?:IconUrl|HighResolutionIconUrl|SupportUrl|SourceLocation|Url|Image)$/;
  const found: { element: XmlElement; value: string }[] = [];
  for (const element of walk(root)) {
    if (!named.test(element.name) || element.attributes['DefaultValue'] === undefined) continue;
    found.push({ element, value: element.attributes['DefaultValue'] });
    for (const child of element.children) found.push({ element: child, value: child.attributes['Value'] ?? '' });
  }
  return found;
}

/** The folder that holds pane.html: everything else lies in it or below. */
export function baseOf(root: XmlElement): string {
  const start = childOf(childOf(root, 'DefaultSettings'), 'SourceLocation')?.attributes['DefaultValue'] ?? '';
  return start.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
}

function* addresses(root: XmlElement, files: PaneFiles): Generator<string> {
  const base = baseOf(root);
  for (const { element, value } of addressesOf(root)) {
    if (!URL.canParse(value)) yield at(element, `not an address: "${value}"`);
    else if (!isSecure(new URL(value))) yield at(element, `Excel opens https only: ${value}`);
    else if (!value.startsWith(base)) yield at(element, `${value} is not below ${base}, where the pane is`);
    else {
      const path = value.slice(base.length).replace(/[?#].*$/, '');
      if (!files.has(path)) yield at(element, `${path} is not a file of the pane`);
    }
  }
  const domains = childOf(root, 'AppDomains')?.children ?? [];
  for (const domain of domains) {
    if (!URL.canParse(domain.text) || new URL(domain.text).origin !== domain.text)
      yield at(domain, `AppDomain must be an origin: "${domain.text}"`);
    else if (!isSecure(new URL(domain.text))) yield at(domain, `AppDomain must be https: ${domain.text}`);
  }
  if (URL.canParse(base) && !domains.some((domain) => domain.text === new URL(base).origin))
    yield `AppDomains lacks ${new URL(base).origin}`;
}

/** http is for trying out on the own machine only. */
const isSecure = (url: URL): boolean => url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost');

function* icons(root: XmlElement, files: PaneFiles): Generator<string> {
  const base = baseOf(root);
  const size = (element: XmlElement | undefined, wanted: number): string | null => {
    const path = (element?.attributes['DefaultValue'] ?? '').slice(base.length);
    const found = files.pngSize(path);
    if (found !== null && found.width === wanted && found.height === wanted) return null;
    return `${path} must be a PNG of ${String(wanted)} × ${String(wanted)}${found === null ? '' : `, not ${String(found.width)} × ${String(found.height)}`}`;
  };
  const images = new Map(
    all(root, 'Images')
      .flatMap((section) => section.children)
      .map((image) => [image.attributes['id'] ?? '', image]),
  );
  for (const icon of all(root, 'Icon')) {
    const sizes = icon.children.map((image) => Number(image.attributes['size']));
    for (const needed of NEEDED_SIZES) if (!sizes.includes(needed)) yield at(icon, `the icon has no ${String(needed)} px image`);
    for (const image of icon.children) {
      const problem = size(images.get(image.attributes['resid'] ?? ''), Number(image.attributes['size']));
      if (problem !== null) yield at(image, problem);
    }
  }
  for (const [name, wanted] of [['IconUrl', 32], ['HighResolutionIconUrl', 64]] as const) {
    const problem = size(childOf(root, name), wanted);
    if (problem !== null) yield `${name}: ${problem}`;
  } // prettier-ignore
}

function* functions(root: XmlElement, files: PaneFiles): Generator<string> {
  const names = all(root, 'FunctionName');
  if (names.length > 0 && all(root, 'FunctionFile').length === 0) yield 'FunctionName needs a FunctionFile';
  for (const name of names) if (!files.functions.includes(name.text)) yield at(name, `addin/commands has no function "${name.text}"`);
}
