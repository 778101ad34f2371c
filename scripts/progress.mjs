/** Prints numbered steps, and nothing at all for the steps that have nothing to do. */
export function createProgress(total, { quiet = false, write = (line) => console.log(line) } = {}) {
  const startedAt = performance.now();
  let spoke = false;
  const say = (line) => {
    if (quiet) return;
    spoke = true;
    write(line);
  };
  return {
    /** Announces step `number`; call the result with a closing remark. */
    step(number, title) {
      const began = performance.now();
      say(`[${number}/${total}] ${title}`);
      return (remark = 'done') => say(`      ${remark}, ${seconds(began)} s`);
    },
    note: (line) => say(`      ${line}`),
    finish: () => spoke && say(`Set-up is complete (${seconds(startedAt)} s).`),
  };
}

export function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}
