// The words on each page of a PDF as Chromium writes it: enough of the format to read them back, no more.
import { inflateSync } from "node:zlib";

/** The text of each page in the order in which it is drawn, without white space. */
export function pages(pdf) {
  const objects = read(pdf);
  const references = (text) => [...text.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
  const leaves = (number) => {
    const { head } = objects.get(number);
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(head);
    return kids ? references(kids[1]).flatMap(leaves) : [head];
  };
  const fonts = new Map();
  const root = [...objects.values()].find(({ head }) => /\/Type\s*\/Catalog/.test(head));
  const tree = Number(/\/Pages\s+(\d+) 0 R/.exec(root.head)[1]);
  return leaves(tree).map((head) => {
    const named = new Map();
    const resources = /\/Resources\s+(\d+) 0 R/.exec(head);
    const own = resources ? objects.get(Number(resources[1])).head : head;
    for (const [, name, number] of own.matchAll(/\/(F\d+)\s+(\d+) 0 R/g)) {
      if (!fonts.has(number)) fonts.set(number, letters(objects, objects.get(Number(number)).head));
      named.set(name, fonts.get(number));
    }
    const contents = /\/Contents\s+(\[[^\]]*\]|\d+ 0 R)/.exec(head)[1];
    const drawn = references(contents).map((number) => objects.get(number).stream().toString("latin1")).join("\n");
    let font = Object.assign(new Map(), { digits: 4 });
    let text = "";
    let replaced = false;
    for (const [mark, name, said, glyphs] of drawn.matchAll(/\/(F\d+) [\d.]+ Tf|\/ActualText\s*<FEFF(\w+)>|EMC|<([0-9A-Fa-f]+)>/g)) {
      if (name) font = named.get(name);
      else if (said) text += letter(said);
      if (said || mark === "EMC") replaced = Boolean(said);
      if (!glyphs || replaced) continue;
      for (let at = 0; at < glyphs.length; at += font.digits) text += font.get(glyphs.slice(at, at + font.digits).toUpperCase()) ?? "";
    }
    // Fonts give some letters as the radicals that look like them.
    return text.normalize("NFKC").replace(/\s/g, "");
  });
}

/** Every object: its dictionary, and its stream when asked for. */
function read(pdf) {
  const text = pdf.toString("latin1");
  const objects = new Map();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = found.index + found[0].length;
    const end = text.indexOf("endobj", start);
    const whole = text.slice(start, end);
    const at = whole.indexOf("stream\n");
    const head = at < 0 ? whole : whole.slice(0, at);
    const stream = () => {
      const length = Number(/\/Length (\d+)/.exec(head)[1]);
      const raw = pdf.subarray(start + at + "stream\n".length, start + at + "stream\n".length + length);
      return head.includes("/FlateDecode") ? inflateSync(raw) : raw;
    };
    objects.set(Number(found[1]), { head, stream });
  }
  return objects;
}

const letter = (hex) => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** The letters that the glyphs of a font stand for, by their codes; a drawn font (Type 3) has codes of one byte. */
function letters(objects, head) {
  const digits = head.includes("/Type3") ? 2 : 4;
  const known = Object.assign(new Map(), { digits });
  const map = /\/ToUnicode\s+(\d+) 0 R/.exec(head);
  if (!map) return known;
  const code = (number) => number.toString(16).toUpperCase().padStart(digits, "0");
  const hex4 = (number) => number.toString(16).padStart(4, "0");
  const table = objects.get(Number(map[1])).stream().toString("latin1");
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, text] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) known.set(glyph.toUpperCase(), letter(text));
  }
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, text] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      for (let at = first; at <= Number.parseInt(to, 16); at += 1) {
        known.set(code(at), letter(hex4(Number.parseInt(text, 16) + at - first)));
      }
    }
  }
  return known;
}
