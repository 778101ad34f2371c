/** A free id for a name: small letters, digits and hyphens. */
export function freeId(name: string, otherwise: string, isTaken: (id: string) => boolean): string {
  const slug =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 56)
      .replace(/-+$/, '') || otherwise;
  let id = slug;
  for (let n = 2; isTaken(id); n += 1) id = `${slug}-${n}`;
  return id;
}
