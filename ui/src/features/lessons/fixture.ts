/** A small lesson in both languages, for the tests of this folder. */
import type { Lesson, LessonProgress, LessonState, LessonView, Question } from "$lib/bindings";
import type { Lang } from "$lib/i18n";

const say = (lang: Lang, en: string, es: string) => (lang === "en" ? en : es);

export function lesson(lang: Lang, change: Partial<Lesson> = {}): Lesson {
  const quiz: Question[] = [
    {
      id: "order",
      prompt: say(lang, "In which order?", "¿En qué orden?"),
      task: {
        kind: "order",
        options: [
          { id: "stay", text: say(lang, "Stay", "Quedarse"), place: 3 },
          { id: "call", text: say(lang, "Call", "Llamar"), place: 1 },
          { id: "give", text: say(lang, "Give", "Dar"), place: 2 },
        ],
        when_right: say(lang, "Yes, that is it.", "Sí, ese es."),
        when_other: say(lang, "Look below.", "Mire abajo."),
      },
    },
    {
      id: "choice",
      prompt: say(lang, "What now?", "¿Y ahora?"),
      task: {
        kind: "choice",
        options: [
          {
            id: "a",
            text: say(lang, "Wait", "Esperar"),
            right: false,
            feedback: say(lang, "You may.", "Puede."),
          },
          { id: "b", text: say(lang, "Act", "Actuar"), right: true, feedback: say(lang, "Yes.", "Sí.") },
        ],
      },
    },
    {
      id: "sort",
      prompt: say(lang, "Where?", "¿Dónde?"),
      task: {
        kind: "sort",
        groups: [
          { id: "in", label: say(lang, "In me", "En mí") },
          { id: "out", label: say(lang, "Around me", "A mi alrededor") },
        ],
        options: [
          { id: "bored", text: say(lang, "Bored", "Aburrido"), group: "in", feedback: "…" },
          { id: "bar", text: say(lang, "Bar", "Bar"), group: "out", feedback: "…" },
        ],
      },
    },
  ];
  return {
    id: "tides",
    number: 3,
    slug: "tides",
    version: 1,
    lang,
    title: say(lang, "Tides", "Mareas"),
    summary: say(lang, "Water moves.", "El agua se mueve."),
    minutes: 4,
    picture: { id: "on-their-side", alt: say(lang, "A wave.", "Una ola.") },
    sections: ["one", "two"].map((id) => ({
      id,
      title: say(lang, `Part ${id}`, `Parte ${id}`),
      kind: "facts",
      blocks: [
        {
          kind: "paragraph",
          text: [
            { kind: "text", text: say(lang, "Water <b>moves</b>.", "El agua <b>se mueve</b>.") },
            { kind: "cite", source: "sea" },
          ],
        },
      ],
    })),
    try_it: {
      target: "plan",
      label: say(lang, "Open my plan", "Abrir mi plan"),
      hint: say(lang, "Look.", "Mire."),
      waits_for: null,
      also: null,
    },
    quiz,
    reflection: say(lang, "What did you see?", "¿Qué vio?"),
    sources: [{ key: "sea", text: say(lang, "A book", "Un libro"), url: "https://example.org/sea" }],
    reviewed_on: "2026-11-23",
    clinician_reviewed: false,
    ...change,
  };
}

export function progress(state: Partial<LessonState> = {}): LessonProgress {
  return {
    lesson: "tides",
    version: 1,
    started: "2026-03-10T10:00:00Z",
    finished: null,
    updated_at: "2026-03-10T10:00:00Z",
    state: {
      sections_done: [],
      place: null,
      answers: [],
      confidence_after: null,
      reflection: "",
      share: "ask",
      bookmarked: false,
      done: false,
      ...state,
    },
  };
}

/** The open lesson as Rust answers it. */
export function view(
  lang: Lang,
  state: Partial<LessonState> = {},
  more: Partial<LessonView> = {},
): LessonView {
  return {
    lesson: lesson(lang),
    progress: progress(state),
    due: null,
    renewed_from: null,
    aside: [],
    reading: { size: "normal", spacing: "normal" },
    ...more,
  };
}

export function question(id: string, lang: Lang = "en"): Question {
  const found = lesson(lang).quiz.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}
