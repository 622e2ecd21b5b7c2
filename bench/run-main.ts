/** `run FOLDER ROWS-PER-BOOK OUT`: the measured process. */
import { measure } from './run';

const [folder = '', rowsPerBook = '0', out = ''] = process.argv.slice(2);
console.log(JSON.stringify(await measure(folder, Number(rowsPerBook), out)));
