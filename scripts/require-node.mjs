/** Says at once, in plain words, when Node is too old: better-sqlite3-style native modules crash on older versions without a word. */
const major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  process.stderr.write(
    `需要 Node.js 22 或更新版本，当前是 ${process.versions.node}。请在项目目录先运行 npm install（它会装好自带的 Node 22），再用 npm run / npx 运行。\n` +
      `Node.js 22 or newer is needed; this is ${process.versions.node}. Run npm install here first (it brings its own Node 22), then use npm run / npx.\n`,
  );
  process.exit(2);
}
