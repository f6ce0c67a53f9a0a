/** First step of `npm start` and `npm test`, in plain JavaScript: any Node can read it and say that it is too old for the rest. */
const least = 24;
const { node } = process.versions;
if (Number(node.split('.')[0]) < least) {
  console.error(
    `Node ${node} 太旧，这个系统也没有随附的 Node：请安装 Node ${least} 或更新的版本，再运行一次。\n` +
      `Node ${node} is too old, and none comes with the project for this system: install Node ${least} or newer and run this again.`,
  );
  process.exitCode = 1;
}
