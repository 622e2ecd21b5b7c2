import { excelApi } from '../../support/excel-host/index';
import { openInProcess } from '../../support/office-host/excel-hands';
import { workbookHostContract } from './contract';

const newest = { changes: true, mergedAreas: true, struckRows: true, bareTables: true };
workbookHostContract('Excel of today', () => openInProcess({ profile: 'web' }), newest);
workbookHostContract('Excel 2021', () => openInProcess({ profile: '2021' }), newest);
workbookHostContract('Excel 2019', () => openInProcess({ profile: '2019' }), {
  changes: true,
  mergedAreas: false,
  struckRows: false,
  bareTables: true,
});
workbookHostContract('The oldest Excel asked for', () => openInProcess({ profile: excelApi('1.6') }), {
  changes: false,
  mergedAreas: false,
  struckRows: false,
  bareTables: true,
});
