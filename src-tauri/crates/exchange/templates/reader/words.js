// How the words that open a file are read: what is tried, and in which order.
// Pure, so that a test can load this piece by itself. The app does exactly the same when it opens a file
// (`evenkeel_domain::passphrase::tries`); tests/fixtures/spoken.json holds both to it.

// Words in a passphrase that the app makes, and their length. `GENERATED` in Rust.
const GENERATED = { words: 7, shape: /^[a-z]{3,8}$/u };

// Accents, case and spacing do not count: the passphrase is told by voice. The app folds the same way when it seals.
const fold = (typed) =>
  typed.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[\s\u0085]+/u).filter((word) => word !== "").join(" ");

const UNSEEN = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u;
const PICTURE = /[\u00a9\u00ae\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u{1f000}-\u{1faff}]/u;
const TAG = /[\u{e0020}-\u{e007f}]/u;

// What nobody sees goes; what makes an emoji of several characters stays.
const seen = (typed) => {
  const all = [...typed];
  let [picture, flag] = [false, false];
  return all.filter((c, place) => {
    const [before, next] = [all[place - 1] ?? "", all[place + 1] ?? ""];
    let unseen = UNSEEN.test(c);
    if (c === "\ufe0f") unseen = !(PICTURE.test(before) || (/[0-9#*]/u.test(before) && next === "\u20e3"));
    else if (c === "\u200d") unseen = !(picture && PICTURE.test(next));
    else if (TAG.test(c)) {
      unseen = !flag;
      flag &&= c !== "\u{e007f}";
    }
    if (c === "\u{1f3f4}") flag = true;
    else if (!TAG.test(c)) flag = false;
    picture = PICTURE.test(c) || (picture && c === "\ufe0f");
    return !unseen && !/(?!\s|\u0085)\p{Cc}/u.test(c);
  }).join("").trim();
};

// Seven words as people write a list: without its commas, hyphens, full stops, quotes and numbers. Nothing where something else is left
// than seven words such as the app makes.
const listed = (typed) => {
  const words = fold(typed)
    .split(/[\s,;:.…\-\u2010-\u2015\u2212_/|"'`´\u2018-\u201f«»‹›()[\]{}#*•·ºª]+/u)
    .filter((word) => word !== "" && !/^[0-9]{1,2}$/u.test(word));
  return words.length === GENERATED.words && words.every((word) => GENERATED.shape.test(word)) ? words.join(" ") : "";
};

// As it was typed, then without what nobody sees, then as a list. Each costs two million rounds, so none is there twice.
const tries = (typed) => {
  const plainly = seen(typed);
  return [...new Set([fold(typed), fold(plainly), listed(plainly)])].filter((form) => form !== "");
};
