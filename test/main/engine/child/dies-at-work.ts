// A worker that the system kills for want of memory as soon as it begins.
process.once('message', () => process.kill(process.pid, 'SIGKILL'));
