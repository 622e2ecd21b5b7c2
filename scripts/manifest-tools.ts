/** What the manifest scripts use of TypeScript, as one bundle. */
export { deriveManifest, isGuid, readDeployment, urlAdvice } from './manifest-derive';
export { paneFilesOf } from './manifest-files';
export { checkRules } from './manifest-rules';
export { isShare, planSideload, registryArguments, registryFile, serverAdvice } from './manifest-sideload';
