/** Preloaded into what the set-up scripts start: when the script above was killed, this process drains and ends. */
const parent = process.ppid;
const lookMs = 500;

const look = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(look);
  process.kill(process.pid, 'SIGTERM');
}, lookMs);
look.unref();
