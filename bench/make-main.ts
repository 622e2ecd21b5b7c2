/** `make-files FOLDER ROWS BOOKS`: in a process of its own, so that making the files does not count. */
import { makeFiles } from './make-files';

const [folder = '', rows = '0', books = '1'] = process.argv.slice(2);
makeFiles(folder, Number(rows), Number(books));
