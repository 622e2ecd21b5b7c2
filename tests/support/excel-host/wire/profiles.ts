/**
 * Requirement sets by edition, from Microsoft's published table "Excel JavaScript API requirement sets" (Office 2024: 1.17, 2021: 1.14,
 * 2019: 1.8, 2016: 1.1, each as volume-licensed; web and Microsoft 365: 1.20). The wire is that of the web in all of them.
 */
export type ProfileName = 'web' | '365' | '2024' | '2021' | '2019' | '2016';

export interface Profile {
  readonly name: string;
  /** Highest version of each set; a set that is absent is not supported. */
  readonly sets: Readonly<Record<string, string>>;
}

const common = { DialogApi: '1.1', ImageCoercion: '1.1', Settings: '1.1', TableBindings: '1.1', File: '1.1', Selection: '1.1' };

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  web: {
    name: 'web',
    sets: {
      ...common,
      ExcelApi: '1.20',
      ExcelApiOnline: '1.1',
      SharedRuntime: '1.2',
      RibbonApi: '1.2',
      DialogApi: '1.2',
      AddinCommands: '1.3',
    },
  },
  '365': {
    name: '365',
    sets: {
      ...common,
      ExcelApi: '1.20',
      ExcelApiDesktop: '1.1',
      SharedRuntime: '1.2',
      RibbonApi: '1.2',
      DialogApi: '1.2',
      AddinCommands: '1.3',
    },
  },
  '2024': {
    name: '2024',
    sets: { ...common, ExcelApi: '1.17', SharedRuntime: '1.1', RibbonApi: '1.1', DialogApi: '1.2', AddinCommands: '1.1' },
  },
  '2021': {
    name: '2021',
    sets: { ...common, ExcelApi: '1.14', SharedRuntime: '1.1', RibbonApi: '1.1', DialogApi: '1.2', AddinCommands: '1.1' },
  },
  '2019': { name: '2019', sets: { ...common, ExcelApi: '1.8', AddinCommands: '1.1' } },
  '2016': { name: '2016', sets: { ...common, ExcelApi: '1.1' } },
};

/** A profile of one's own: some ExcelApi version, as for the least that the manifest asks for. */
export const excelApi = (version: string): Profile => ({ name: `ExcelApi ${version}`, sets: { ...common, ExcelApi: version } });

export function supports(profile: Profile, set: string, version: string): boolean {
  const has = profile.sets[set];
  if (has === undefined) return false;
  const [hasMajor = 0, hasMinor = 0] = has.split('.').map(Number);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return hasMajor > major || (hasMajor === major && hasMinor >= minor);
}
