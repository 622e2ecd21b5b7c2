import { backupCommand } from '../functions/county/keeping-commands';

process.exitCode = await backupCommand(process.argv.slice(2), {
  environment: process.env,
  folder: process.cwd(),
  now: Date.now,
  print: (text) => {
    console.log(text);
  },
  complain: (text) => {
    console.error(text);
  },
});
