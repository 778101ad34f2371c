/** The last part of a path of any system: a snapshot may have been taken on another one. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() || path;
}
