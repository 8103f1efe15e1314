/**
 * What was typed or pasted, made even before it is read: one kind of blank, of dash and of digit, no accents, numbers as digits.
 * Owns no meaning of days or times.
 */

/** Longest text that can be a day or a time. */
const LONGEST = 120;

const NUMBERS: readonly (readonly [string, number])[] = [
  ["one", 1],
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
  ["seven", 7],
  ["eight", 8],
  ["nine", 9],
  ["ten", 10],
  ["eleven", 11],
  ["twelve", 12],
  ["thirteen", 13],
  ["fourteen", 14],
  ["fifteen", 15],
  ["sixteen", 16],
  ["seventeen", 17],
  ["eighteen", 18],
  ["nineteen", 19],
  ["twenty", 20],
  ["thirty", 30],
  ["forty", 40],
  ["fifty", 50],
  ["first", 1],
  ["second", 2],
  ["third", 3],
  ["fourth", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
  ["eleventh", 11],
  ["twelfth", 12],
  ["thirteenth", 13],
  ["fourteenth", 14],
  ["fifteenth", 15],
  ["sixteenth", 16],
  ["seventeenth", 17],
  ["eighteenth", 18],
  ["nineteenth", 19],
  ["twentieth", 20],
  ["thirtieth", 30],
  ["un", 1],
  ["uno", 1],
  ["una", 1],
  ["primero", 1],
  ["primer", 1],
  ["dos", 2],
  ["tres", 3],
  ["cuatro", 4],
  ["cinco", 5],
  ["seis", 6],
  ["siete", 7],
  ["ocho", 8],
  ["nueve", 9],
  ["diez", 10],
  ["once", 11],
  ["doce", 12],
  ["trece", 13],
  ["catorce", 14],
  ["quince", 15],
  ["dieciseis", 16],
  ["diecisiete", 17],
  ["dieciocho", 18],
  ["diecinueve", 19],
  ["veinte", 20],
  ["veintiuno", 21],
  ["veintiun", 21],
  ["veintidos", 22],
  ["veintitres", 23],
  ["veinticuatro", 24],
  ["veinticinco", 25],
  ["veintiseis", 26],
  ["veintisiete", 27],
  ["veintiocho", 28],
  ["veintinueve", 29],
  ["treinta", 30],
  ["cuarenta", 40],
  ["cincuenta", 50],
];
const NUMBER = new Map(NUMBERS);

/**
 * The text in small letters without accents, with plain blanks, dashes and digits; undefined for what is too long to be a day or
 * a time. Empty when nothing was typed.
 */
export function tidy(text: string): string | undefined {
  const plain = text.trim();
  if (plain.length > LONGEST) return undefined;
  return plain
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|\p{Cf}/gu, "")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/[\u2236\ua789]/gu, ":")
    .replace(/[\u2018\u2019\u02bc`]/gu, "'")
    .replace(/[()[\]"\u00ab\u00bb\u201c\u201d]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;.]+|[\s,;.]+$/gu, "");
}

/** Number words as digits: "thirty" is 30, "treinta y uno" and "thirty-first" are 31. */
export function withDigits(text: string): string {
  const words = text.replace(/[a-z]+/gu, (word) =>
    NUMBER.has(word) ? String(NUMBER.get(word) ?? word) : word,
  );
  return words.replace(
    /\b([2345])0(?: y |[ -])([1-9])\b(?!\d)/gu,
    (all, tens: string, ones: string, at: number) =>
      // Only what was a word is put together: "20 5" stays two numbers.
      /\d/u.test(original(text, at, words)) ? all : `${tens}${ones}`,
  );
}

/** What stood in `text` where `words` has its number at `at`: digits, or the word it was made of. */
function original(text: string, at: number, words: string): string {
  const before = (words.slice(0, at).match(/[a-z\d]+/gu) ?? []).length;
  return (text.match(/[a-z\d]+/gu) ?? [])[before] ?? "";
}
