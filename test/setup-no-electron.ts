// Stands in for `electron` in the unit tests; e2e and desktop tests start the real one.
throw new Error(
  'Unit tests run without Electron. Move what is tested into a file that does not import it, or test it in test/e2e.',
);
