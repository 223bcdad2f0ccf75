/** Finds the addresses in a line; everything else stays plain text. Pure. */

export interface Piece { text: string; href: string | null }

const address = /\b(?:https?:\/\/|www\.)[^\s<>"“”«»]+/giu;
/** What ends a sentence does not belong to the address before it. */
const tail = /[.,;:!?'’…]+$/u;

export function pieces(body: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of body.matchAll(address)) {
    const text = trimmed(match[0]);
    const href = safe(text);
    if (href === null) continue;
    if (match.index > from) found.push({ text: body.slice(from, match.index), href: null });
    found.push({ text, href });
    from = match.index + text.length;
  }
  if (from < body.length) found.push({ text: body.slice(from), href: null });
  return found;
}

function trimmed(text: string): string {
  const cut = text.replace(tail, "");
  const unbalanced = cut.endsWith(")") && cut.split("(").length < cut.split(")").length;
  return unbalanced ? trimmed(cut.slice(0, -1)) : cut;
}

function safe(text: string): string | null {
  const full = /^www\./i.test(text) ? `https://${text}` : text;
  if (!URL.canParse(full)) return null;
  // "https://our-agency.example@elsewhere.example" leads elsewhere.
  const url = new URL(full);
  return url.username ? null : url.href;
}
