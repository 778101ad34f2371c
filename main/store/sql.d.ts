/** Migrations are bundled as text, so that the packaged app finds them in its archive. */
declare module '*.sql?raw' {
  const sql: string;

  export { sql as default };
}
