// A report as a busy month makes it, in both languages: what the page around it has to show, whatever is in a real one.
const both = (en, es) => ({ both: { en, es } });
const inLang = (value, lang) => {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((part) => inLang(part, lang));
  if (value.both) return inLang(value.both[lang], lang);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inLang(part, lang)]));
};
const fact = (en, es, valueEn, valueEs = valueEn) => ({ label: both(en, es), value: both(valueEn, valueEs) });
const under = (en, es) => ({ kind: "subheading", text: both(en, es) });
const MONTHS = { en: ["Sep", "Oct", "Nov"], es: ["sep", "oct", "nov"] };

/** A point for each week; the third and the eighth hold nothing. */
const point = (weeks) => (_, at) => {
  const day = new Date(Date.UTC(2026, 10, 30 - 7 * (weeks - at)));
  const month = day.getUTCMonth() - 8;
  const label = both(`${MONTHS.en[month]} ${day.getUTCDate()}`, `${day.getUTCDate()} ${MONTHS.es[month]}`);
  if (at === 2 || at === 7) return { label, tenths: null, n: 0, words: both("nothing written down", "nada anotado") };
  const tenths = 62 - at * 3 + (at % 3) * 7;
  const n = 2 + (at % 4);
  return { label, tenths, n, words: both(`${tenths / 10} of 10 on average, from ${n} cravings`, `${tenths / 10} de 10 en promedio, de ${n} ganas`) };
};

const TOPICS = [
  both("How to say no at my cousin's wedding on December 12", "Cómo decir que no en la boda de mi prima el 12 de diciembre"),
  both("Sleep: I wake at four most nights and then the wanting is strongest, and I do not know what helps at that hour.", "El sueño: me despierto a las cuatro casi todas las noches y entonces las ganas son más fuertes; no sé qué ayuda."),
  both("Whether Thursday group could be by video in the week of the move", "Si el grupo del jueves puede ser por video en la semana de la mudanza"),
  both("The letter for my landlord, and who may see it before it goes out; I would rather not say what the program is for, yet.", "La carta para el dueño de mi casa y quién puede verla antes de que salga; prefiero no decir todavía para qué es el curso"),
  both("My daughter asked me a question I could not answer; I wrote it down in my journal and would like to read it to you.", "Mi hija me hizo una pregunta que no supe contestar; la escribí en mi diario y me gustaría leértela cuando nos veamos."),
];

const pageOne = (weeks) => [
  { kind: "notice", text: both("Self-reported by the person named here; nobody has checked it. What is said about use and medicine is in this report only where it was chosen, so nothing here says that there was none.", "Lo contó la persona misma; nadie lo comprobó. Lo que se dice sobre consumo y medicinas está en este informe solo si se eligió; nada de aquí dice que no lo hubo.") },
  under("I want to talk about", "Quiero hablar de"),
  { kind: "list", items: TOPICS },
  under("Hours of the whole period", "Horas de todo el período"),
  { kind: "facts", rows: [
    fact("Attended", "Asistidas", "30.3 of 40 hours; not noted: 3 hours", "30.3 de 40 horas; sin anotar: 3 horas"),
    fact("Missed", "Faltas", "2: Nov 5 (sick), Nov 18 (no ride)", "2: 5 nov (enfermedad), 18 nov (sin transporte)"),
    fact("The rule", "La regla", "3 of 6 misses used", "3 de 6 faltas usadas"),
    fact("Late", "Tarde", "2 times, 15 minutes or more: 1", "2 veces, 15 minutos o más: 1"),
  ] },
  under("Cravings, day by day", "Ganas de consumir, día por día"),
  { kind: "facts", rows: [
    fact("Written down", "Anotadas", "10 of 28 days", "10 de 28 días"),
    fact("Only said in a check-in", "Solo en un registro", "11 of 28 days", "11 de 28 días"),
    fact("Answered none", "Contestó ninguna", "0 of 28 days", "0 de 28 días"),
    fact("Nothing in this file", "Nada en este archivo", "7 of 28 days", "7 de 28 días"),
    fact("Strongest", "La más fuerte", "7 of 10, Tue, Nov 10, an argument", "7 de 10, mar, 10 nov, una discusión"),
    fact("Usual", "Lo habitual", "4.5 of 10 (middle of 10)", "4.5 de 10 (mediana de 10)"),
  ] },
  { kind: "chart", caption: both("How strong cravings were, average of each week (0 to 10)", "Qué tan fuertes fueron las ganas, promedio de cada semana (0 a 10)"), most: 10, points: Array.from({ length: weeks }, point(weeks)) },
  { kind: "grid", caption: both("When cravings came: 10 of 10 with a time", "Cuándo llegaron las ganas: 10 de 10 con hora"),
    columns: both(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]),
    rows: [
      { label: both("Morning", "Mañana"), counts: [0, 1, 0, 0, 2, 0, 0] },
      { label: both("Afternoon", "Tarde"), counts: [1, 0, 0, 3, 4, 0, 1] },
      { label: both("Evening", "Noche"), counts: [2, 1, 0, 1, 6, 3, 0] },
      { label: both("Night", "Madrugada"), counts: [0, 0, 0, 0, 1, 0, 0] },
    ] },
  under("What set them off", "Qué las provocó"),
  { kind: "facts", rows: [
    fact("After work", "Después del trabajo", "3 of 10", "3 de 10"),
    fact("Payday", "Día de pago", "3 of 10", "3 de 10"),
    fact("Alone; argument; phone", "A solas; discusión; teléfono", "2 of 10 each", "2 de 10 cada una"),
  ] },
  under("What came after a skill", "Qué pasó después de una técnica"),
  { kind: "facts", rows: [
    fact("Called somebody", "Llamó a alguien", "down 4 (n = 3)", "bajó 4 (n = 3)"),
    fact("Waited it out", "Esperó", "down 3 (n = 3)", "bajó 3 (n = 3)"),
  ] },
  { kind: "paragraph", text: both("Strong cravings fall by themselves, too: this does not prove that a skill did it.", "Las ganas fuertes también bajan solas: esto no prueba que lo hizo una técnica.") },
  under("Besides", "Además"),
  { kind: "facts", rows: [
    fact("How sure, week by week", "Confianza por semana", Array.from({ length: weeks }, (_, at) => `${6 + (at % 3)}.2 (${3 + (at % 4)})`).join(", ")),
    fact("Lessons", "Lecciones", "6 of 7 opened done; 22 of 24 due", "6 de 7 abiertas terminadas; 22 de 24 para hoy"),
    fact("Plan changed", "Cambio del plan", "Nov 20: warning signs, people", "20 nov: señales de aviso, personas"),
  ] },
];

const details = () => [
  { heading: both("Cravings", "Ganas de consumir"), blocks: [
    { kind: "paragraph", text: both("Times are as lived.", "Las horas son las vividas.") },
    { kind: "table", caption: both("All 10 cravings of these days", "Las 10 ganas de estos días"),
      head: both(["When", "How strong", "Later", "What set it off", "Where", "With whom", "What was tried", "How sure"], ["Cuándo", "Qué tan fuerte", "Más tarde", "Qué la provocó", "Dónde", "Con quién", "Qué se probó", "Confianza"]),
      rows: Array.from({ length: 10 }, (_, at) => [
        both(`Tue, Nov ${3 + 2 * at}, 2026, 6:40 PM`, `mar, ${3 + 2 * at} nov 2026, 6:40 p. m.`), `${3 + (at % 5)}`, at % 3 ? both("2 after 15 min", "2 a los 15 min") : "",
        both("After work, argument, disappointment", "Después del trabajo, discusión, decepción"), both("Home", "En casa"), both("Alone", "A solas"),
        both("Called somebody, 20 min", "Llamó a alguien, 20 min"), at % 2 ? "6" : "",
      ]) },
    under("In their own words", "En sus palabras"),
    { kind: "list", items: [both("Nov 10: we argued about money again.", "10 nov: otra vez discutimos por dinero."), "🌊 Łukasz <b>no</b>"] },
  ] },
  { heading: both("Check-ins", "Registros del día"), blocks: [
    { kind: "table", caption: both("28 days, a row each", "28 días, una fila cada uno"), head: both(["Day", "Mood", "Craving", "Confidence", "Stress", "Sleep"], ["Día", "Ánimo", "Ganas", "Confianza", "Estrés", "Sueño"]),
      rows: Array.from({ length: 28 }, (_, at) => [both(`Nov ${2 + at}`, `${2 + at} nov`), `${4 + (at % 4)}`, at % 4 ? `${at % 6}` : both("skipped", "omitida"), "7", "3", at % 3 ? "6.5 h" : ""]) },
  ] },
  { heading: both("Sessions", "Sesiones"), blocks: [
    { kind: "table", caption: both("16 sessions", "16 sesiones"), head: both(["When", "What", "Attendance"], ["Cuándo", "Qué", "Asistencia"]),
      rows: Array.from({ length: 16 }, (_, at) => [both(`Mon, Nov ${2 + at}, 6:00 PM`, `lun, ${2 + at} nov, 6:00 p. m.`), both("Group: relapse prevention", "Grupo: prevención de recaídas"), both("there", "asistió")]) },
  ] },
  { heading: both("Lessons", "Lecciones"), blocks: [{ kind: "facts", rows: [fact("Triggers", "Detonantes", "done Nov 4", "terminada el 4 nov"), fact("Riding a wave", "Surfear la ola", "done Nov 9", "terminada el 9 nov")] }] },
  { heading: both("Plan", "Plan"), blocks: [under("Warning signs", "Señales de aviso"), { kind: "list", items: [both("I stop answering my phone", "Dejo de contestar el teléfono")] }] },
  { heading: both("About this report", "Sobre este informe"), blocks: [
    { kind: "facts", rows: [
      fact("Prepared for", "Preparado para", "Ana R."), fact("Why", "Para qué", "To look at the month together", "Para ver el mes juntos"),
      fact("Taking back", "Retirar", "A file cannot be pulled back. Please delete it when asked.", "Un archivo no se puede recuperar. Bórrelo si se lo piden."),
    ] },
    { kind: "notice", text: both("42 CFR part 2 prohibits unauthorized use or disclosure of these records.", "42 CFR part 2 prohíbe usar o divulgar estos registros sin autorización.") },
  ] },
];

/** The report of so many weeks, an edition for each language, `lang` first. */
export const editions = (lang, weeks, name = "Jordan M.") =>
  [lang, lang === "en" ? "es" : "en"].map((one) => ({
    lang: one,
    ...inLang({
      title: both("A report from a journal", "Un informe de un diario"),
      name,
      days: weeks === 4 ? both("Nov 2 to 29, 2026", "del 2 al 29 de nov de 2026") : both("Sep 7 to Nov 29, 2026", "del 7 de sep al 29 de nov de 2026"),
      sections: [{ heading: both("Page one", "Primera página"), blocks: pageOne(weeks) }, ...details()],
    }, one),
  }));
