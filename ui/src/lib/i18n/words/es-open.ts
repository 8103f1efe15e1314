export default Object.values(
  import.meta.glob<string>(
    [
      "$messages/es/*.ftl",
      "!$messages/es/{common,errors,help,inbox,vault,vocabulary}.ftl",
      "!$messages/es/{demo,report,shell,tray}.ftl",
    ],
    { eager: true, query: "?raw", import: "default" },
  ),
);
