export default Object.values(
  import.meta.glob<string>("$messages/es/{common,errors,help,inbox,vault,vocabulary}.ftl", {
    eager: true,
    query: "?raw",
    import: "default",
  }),
);
