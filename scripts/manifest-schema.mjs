/** Validates a manifest by Microsoft's XML schemas (tests/manifest/schemas) with libxml2 as WebAssembly: the same result on every machine. */
import { readFile } from 'node:fs/promises';

const folder = new URL('../tests/manifest/schemas/', import.meta.url);
const fileOf = async (fileName) => ({ fileName, contents: await readFile(new URL(fileName, folder), 'utf8') });

/** @returns {Promise<string[]>} every fault as one line; empty when the manifest is valid */
export async function checkSchema(text, fileName = 'manifest.xml') {
  const { validateXML } = await import('xmllint-wasm');
  const { valid, errors } = await validateXML({
    xml: { fileName: 'manifest.xml', contents: text },
    schema: await fileOf('OfficeAppManifestV1_1.xsd'),
    preload: await Promise.all(['OfficeAppBasicTypesV1_0.xsd', 'TaskPaneAppVersionOverridesV1_0.xsd'].map(fileOf)),
  });
  if (valid) return [];
  // Errors without a place repeat the line above them with a caret.
  return errors.filter((error) => error.loc !== null).map((error) => `${fileName}:${error.loc.lineNumber}: ${plain(error.message)}`);
}

const plain = (message) => message.replace(/^Schemas validity error : /, '').replaceAll(/\{http:[^}]*\}/g, '');
