import { readFileSync } from 'node:fs';
import { paneFilesOf, pngSize } from '../../scripts/manifest-files';
import { checkRules, type PaneFiles } from '../../scripts/manifest-rules';

const manifest = readFileSync('manifest.xml', 'utf8');
const files = paneFilesOf('.');
/** The manifest with one thing broken; fails when there was nothing to break. */
const broken = (from: string | RegExp, to: string): string => {
  const text = manifest.replace(from, to);
  expect(text).not.toBe(manifest);
  return text;
};

describe('rules of the manifest', () => {
  it('find nothing to say about our own manifest', () => {
    expect(checkRules(manifest, files)).toEqual([]);
  });

  it.each<[string, string | RegExp, string, RegExp]>([
    ['text that is not well-formed', '</Id>', '', /^not well-formed/],
    ['an Id that is no GUID', '<Id>6f0d', '<Id>f0d', /^Id must be a GUID/],
    ['a version of three numbers', '<Version>0.1.0.0', '<Version>0.1.0', /^Version must have four numbers/],
    ['other permissions', 'ReadWriteDocument', 'ReadDocument', /^Permissions/],
    ['two controls with one id', 'id="SongNuan.Submit"', 'id="SongNuan.Check"', /Control id "SongNuan.Check" is used twice/],
    ['a minimum below ExcelApi 1.6', '"ExcelApi" MinVersion="1.6"', '"ExcelApi" MinVersion="1.5"', /^Requirements must ask for ExcelApi 1.6/],
    [
      'add-in commands asked for in the base',
      '<Set Name="ExcelApi" MinVersion="1.6" />',
      '<Set Name="ExcelApi" MinVersion="1.6" /><Set Name="AddinCommands" />',
      /AddinCommands would hide/,
    ],
    ['overrides that do not ask for add-in commands', /<bt:Set Name="AddinCommands"[^>]*>/, '', /must ask for AddinCommands/],
    ['a resource that is not defined', 'resid="Check.Tip"', 'resid="Chek.Tip"', /resource "Chek.Tip" is not defined/],
    ['a resource that is not used', 'resid="Check.Tip"', 'resid="Open.Tip"', /resource "Check.Tip" is not used/],
    ['a resource defined twice', '<bt:Url id="Submit.Url"', '<bt:Url id="Check.Url"', /"Check.Url" is defined twice/],
    ['an address used as a label', '<Label resid="Check.Label"', '<Label resid="Pane.Url"', /Label cannot use "Pane.Url", which is a Url/],
    ['another default language', '<DefaultLocale>zh-CN', '<DefaultLocale>en-US', /^DefaultLocale must be zh-CN/],
    ['a text without its English', /<bt:Override Locale="en-US" Value="Check" \/>/, '', /Check.Label has no en-US override/],
    ['English where Chinese belongs', 'DefaultValue="校验"', 'DefaultValue="Check"', /Check.Label has no Chinese text/],
    ['Chinese where English belongs', 'Value="Check"', 'Value="校验"', /the en-US override is Chinese/],
    ['a short text over 125', 'DefaultValue="校验"', `DefaultValue="${'校'.repeat(126)}"`, /Check.Label is longer than 125: 126/],
    ['a long text over 250', 'DefaultValue="校验、修正、上报慰问花名册。"', `DefaultValue="${'校'.repeat(251)}"`, /Group.Tip is longer than 250/],
    ['plain http', 'DefaultValue="https://localhost:3000/icon-16.png"', 'DefaultValue="http://intranet/icon-16.png"', /https only/],
    ['no address at all', 'DefaultValue="https://localhost:3000/icon-16.png"', 'DefaultValue="icon-16.png"', /not an address/],
    ['an address on another server', 'https://localhost:3000/help-en.html', 'https://elsewhere.example/help-en.html', /is not below/],
    ['an address that leads to no file', '/pane.html?do=check', '/panel.html?do=check', /panel.html is not a file of the pane/],
    ['an app domain with a path', '<AppDomain>https://localhost:3000', '<AppDomain>https://localhost:3000/', /AppDomain must be an origin/],
    ['app domains without our own', '<AppDomain>https://localhost:3000', '<AppDomain>https://localhost:3001', /AppDomains lacks https:\/\/localhost:3000/],
    ['an icon of another size than it says', '<bt:Image size="16" resid="Check.16"', '<bt:Image size="16" resid="Check.32"', /check-32.png must be a PNG of 16 × 16, not 32 × 32/],
    ['an icon without the size that Office needs', '<bt:Image size="80" resid="Icon.80" />', '', /the icon has no 80 px image/],
    ['a shop icon of the wrong size', 'HighResolutionIconUrl DefaultValue="https://localhost:3000/icon-64', 'HighResolutionIconUrl DefaultValue="https://localhost:3000/icon-80', /^HighResolutionIconUrl: icon-80.png must be a PNG of 64 × 64/],
    ['a command that the ribbon code does not have', '<TaskpaneId>SongNuan.Pane</TaskpaneId>', '<FunctionName>check</FunctionName>', /addin\/commands has no function "check"/],
  ])('find %s', (_what, from, to, sentence) => {
    const faults = checkRules(broken(from, to), files);
    expect(faults.filter((fault) => sentence.test(fault))).not.toEqual([]);
  }); // prettier-ignore

  it('leave the version to package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(/<Version>(.*)<\/Version>/.exec(manifest)?.[1]).toBe(`${version}.0`);
  });

  it('name the line, so that the place is found', () => {
    const line = manifest.split('\n').findIndex((text) => text.includes('<bt:String id="Check.Label"')) + 1;
    expect(checkRules(broken('DefaultValue="校验"', 'DefaultValue="Check"'), files)).toEqual([
      `line ${String(line)}: Check.Label has no Chinese text`,
    ]);
  });

  it('believe a function that addin/commands associates', () => {
    const text = broken(/<FunctionFile|<TaskpaneId>SongNuan.Pane<\/TaskpaneId>/, '<FunctionName>check</FunctionName>');
    const known: PaneFiles = { ...files, functions: ['check'] };
    expect(checkRules(text, known)).toEqual(['FunctionName needs a FunctionFile']);
  });

  it('look for files inside the pane only, and take no other file for a PNG', () => {
    expect(files.has('../../package.json')).toBe(false);
    expect(files.has('')).toBe(false);
    expect(files.pngSize('pane.html')).toBeNull();
    expect(pngSize(readFileSync('addin/public/icon-80.png'))).toEqual({ width: 80, height: 80 });
  });
});
