import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// The build turns `import sql from './x.sql?raw'` into text; a child under plain Node does it here.
registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.sql?raw')) return nextLoad(url, context);
    const text = readFileSync(fileURLToPath(url.slice(0, -'?raw'.length)), 'utf8');
    const source = `export default ${JSON.stringify(text)};`;
    return { format: 'module', shortCircuit: true, source };
  },
});
