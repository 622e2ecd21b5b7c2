import { restoreCommand } from '../functions/county/keeping-commands';

process.exitCode = await restoreCommand(process.argv.slice(2), {
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
