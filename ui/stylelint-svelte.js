import postcss from "postcss";

/**
 * Lets stylelint read (and mend) the `<style>` block of a Svelte file. For
 * reading, everything outside it becomes blanks, so that line numbers stay
 * true; for writing, what was outside comes back as it was.
 */
const blank = (text) => text.replace(/[^\n]/g, " ");
const around = new WeakMap();

export default {
  parse(source, options) {
    const text = source.toString();
    const inside = /<style[^>]*>([\s\S]*?)<\/style>/.exec(text);
    if (!inside) {
      const root = postcss.parse(blank(text), options);
      around.set(root, { before: text, after: "" });
      return root;
    }
    const start = inside.index + inside[0].indexOf(">") + 1;
    const end = start + inside[1].length;
    const before = text.slice(0, start);
    const after = text.slice(end);
    const root = postcss.parse(blank(before) + inside[1] + blank(after), options);
    around.set(root, { before, after });
    return root;
  },
  stringify(node, builder) {
    const kept = around.get(node);
    if (!kept) return postcss.stringify(node, builder);
    let css = "";
    postcss.stringify(node, (part) => {
      css += part;
    });
    builder(node.nodes.length === 0 ? kept.before : `${kept.before}\n  ${css.trim()}\n${kept.after}`);
  },
};
