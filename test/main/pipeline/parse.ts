import { createRequire } from 'node:module';

/** As much of jsdom as the tests use; the package brings no types. */
interface Jsdom {
  readonly JSDOM: new (
    text: string,
    options: { readonly contentType: string },
  ) => { readonly window: { readonly document: Document } };
}

const { JSDOM } = createRequire(import.meta.url)('jsdom') as Jsdom;

/** Parses as a browser does. @throws when XML is not well-formed */
export function parse(text: string, contentType = 'text/html'): Document {
  return new JSDOM(text, { contentType }).window.document;
}
